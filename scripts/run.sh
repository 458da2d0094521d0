#!/usr/bin/env bash
# Builds graphmatter and runs it on a folder of posts, then says how to open what it wrote.
# usage: run.sh [CONTENT_DIR]     (default: the sample vault; output goes to out/ of the checkout, or to $OUT)
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ $# -gt 1 ] || [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
  sed -n '2,3s/^# //p' "${BASH_SOURCE[0]}"
  [ $# -le 1 ] && exit 0 || exit 2
fi
content=${1:-$top/tests/data/vault}
out=${OUT:-$top/out}
if [ ! -d "$content" ]; then
  echo "run.sh: no such folder: $content" >&2
  exit 1
fi
content=$(cd "$content" && pwd)
mkdir -p "$out"
out=$(cd "$out" && pwd)

"$top/scripts/install_deps.sh"
cd "$top"
build=$top/build/release
configure=(cmake --preset release)
[ -e "$build/CMakeCache.txt" ] || configure+=(-DGRAPHMATTER_TESTS=OFF)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${configure[@]}" >"$log" 2>&1 || { cat "$log" >&2; echo "run.sh: cmake could not configure the build" >&2; exit 1; }
echo "building graphmatter (Release)"
cmake --build "$build" --target graphmatter_cli --parallel "$(nproc)" >"$log" 2>&1 ||
  { tail -n 60 "$log" >&2; echo "run.sh: the build failed" >&2; exit 1; }
program=$(find "$build" -maxdepth 3 -type f -name graphmatter -perm -u+x | head -n 1)

"$program" build "$content" -o "$out"

echo
echo "How to open it:"
say() { [ ! -e "$out/$1" ] || printf '  %-15s %s\n' "$1" "$2"; }
say graph.gexf     "Gephi: File > Open. Gephi Lite: drop the file on https://gephi.org/gephi-lite/ (nothing is uploaded)"
say graph.graphml  "networkx, igraph, yEd, Cytoscape: python3 -c 'import networkx; print(networkx.read_graphml(\"$out/graph.graphml\"))'"
say graph.json     "graphology in JavaScript: Graph.from(JSON.parse(text))"
say graph.sqlite   "sqlite3 $out/graph.sqlite 'select label, posts from people order by posts desc limit 10'"
say related.json   "related posts for Eleventy, Hugo, Jekyll: a list for each post path, best first, with reasons"
echo "  more: $program query --list, $program check $content"
