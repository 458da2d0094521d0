#!/bin/sh
# usage: install_modules.sh PACKAGE_FOLDER MODULES: installs the packages of PACKAGE_FOLDER/package-lock.json into MODULES, once.
# Exit status 77 (skipped) when they are not there and cannot be installed.
set -eu
package=$1 modules=$2
mkdir -p "$modules"
cmp -s "$package/package-lock.json" "$modules/installed-lock.json" && exit 0
cp "$package/package.json" "$package/package-lock.json" "$modules/"
if ! (cd "$modules" && npm ci --ignore-scripts --no-audit --no-fund); then
    echo "skipped: the packages could not be installed"
    exit 77
fi
cp "$package/package-lock.json" "$modules/installed-lock.json"
