#!/usr/bin/env bash
# Says which C++ files are not as clang-format-19 lays them out; --fix lays them out.
# Exit status: 0 all are, 1 some are not, 77 no clang-format-19 here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v clang-format-19 >/dev/null || { echo "clang-format-19 is not installed (scripts/install_deps.sh --lint)"; exit 77; }
mode=(--dry-run -Werror)
[ "${1:-}" != --fix ] || mode=(-i)
find src include tests -type d \( -name data -o -name node_modules \) -prune -o \
  -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 -r -P "$(nproc)" -n 8 clang-format-19 "${mode[@]}"
