#!/usr/bin/env bash
# Runs clang-tidy-19 over the C++ files that changed since a commit, over all, or over those named.
# usage: tidy.sh [--all | --since COMMIT | FILE...]     (default: --since HEAD, with files not yet tracked)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
command -v clang-tidy-19 >/dev/null || { echo "tidy.sh: clang-tidy-19 is not installed (scripts/install_deps.sh --lint)" >&2; exit 1; }

build=${BUILD:-build/dev}
[ -e "$build/compile_commands.json" ] || cmake --preset dev >/dev/null
# Files made at build time must be there.
cmake --build "$build" --target graphmatter --parallel "$(nproc)" >/dev/null

case "${1:-}" in
  --all) files=$(git ls-files --cached --others --exclude-standard 'src/*.cpp' 'tests/unit/*.cpp') ;;
  ""|--since)
    since=${2:-HEAD}
    files=$( { git diff --name-only --diff-filter=d "$since"; git ls-files --others --exclude-standard; } |
      grep -E '^(src|tests/unit)/.*\.cpp$' | sort -u || true) ;;
  *) files=$(printf '%s\n' "$@") ;;
esac
[ -n "$files" ] || { echo "tidy.sh: no C++ file to look at"; exit 0; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
xargs -P "$(nproc)" -n 1 clang-tidy-19 -p "$build" --quiet \
  --extra-arg=-Wno-unknown-warning-option <<<"$files" >"$log" 2>/dev/null || status=1
# A header's warning is seen from every file that includes it: once is enough.
awk '/: (warning|error): / { keep = !seen[$0]++ } keep || !/: (warning|error): / && keep' "$log"
echo "tidy.sh: $(wc -l <<<"$files") files, $(grep -E ': (warning|error): ' "$log" | sort -u | wc -l) warnings"
exit "$status"
