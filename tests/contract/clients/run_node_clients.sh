#!/bin/sh
# usage: run_node_clients.sh FILES MODULES: installs the clients into MODULES once, then lets them read FILES. Exit status
# 77 (skipped) when they are not there and cannot be installed.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
"$here/../install_modules.sh" "$here" "$2"
exec node "$here/node_clients.mjs" "$1" "$2"
