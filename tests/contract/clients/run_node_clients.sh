#!/bin/sh
# usage: run_node_clients.sh FILES MODULES: installs the packages of package-lock.json into MODULES once, then lets
# them read FILES. Exit status 77 (skipped) when they are not there and cannot be installed.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
files=$1 modules=$2
mkdir -p "$modules"
if ! cmp -s "$here/package-lock.json" "$modules/installed-lock.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$modules/"
    if ! (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund); then
        echo "skipped: the packages could not be installed"
        exit 77
    fi
    cp "$here/package-lock.json" "$modules/installed-lock.json"
fi
exec node "$here/node_clients.mjs" "$files" "$modules"
