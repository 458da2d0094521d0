#!/usr/bin/env bash
# Says which C++ files are not as clang-format-19 lays them out; --fix lays them out.
# Exit status: 0 all are, 1 some are not, 77 no clang-format-19 here.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v clang-format-19 >/dev/null || { echo "clang-format-19 is not installed (scripts/install_deps.sh --lint)"; exit 77; }
list() {
  find src include tests -type d \( -name data -o -name node_modules \) -prune -o \
    -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0
}
if [ "${1:-}" = --fix ]; then
  list | xargs -0 -r -P "$(nproc)" -n 8 clang-format-19 -i
  exit 0
fi
odd=$(list | xargs -0 -r -P "$(nproc)" -n 1 sh -c 'clang-format-19 --dry-run -Werror "$1" 2>/dev/null || echo "$1"' sh | sort)
[ -z "$odd" ] || { printf 'laid out differently (scripts/check_format.sh --fix mends it):\n%s\n' "$odd"; exit 1; }
