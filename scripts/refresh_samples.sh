#!/usr/bin/env bash
# Writes the samples in exports/ anew from tests/data/vault/books (findings: from inbox), or with --check says whether they are up to date.
# usage: refresh_samples.sh PROGRAM [--check]
set -euo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${1:?usage: refresh_samples.sh PROGRAM [--check]}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
SOURCE_DATE_EPOCH=1767225600 "$program" build "$top/tests/data/vault/books" -c "$top/tests/data/vault/graphmatter.yaml" -o "$made" --quiet
mkdir -p "$made/samples"/{gexf,graphml,json,related,sarif,sqlite}
mv "$made/graph.gexf" "$made/samples/gexf/sample.gexf"
mv "$made/graph.graphml" "$made/samples/graphml/sample.graphml"
mv "$made/graph.json" "$made/samples/json/sample.json"
mv "$made/related.json" "$made/samples/related/sample.json"
(cd "$top" && SOURCE_DATE_EPOCH=1767225600 "$program" check tests/data/vault/inbox -c tests/data/vault/graphmatter.yaml \
  --format sarif) >"$made/samples/sarif/sample.sarif"
# A database is no text to read or compare; what people see in its views is.
{
  for view in posts people organizations tags graph_edge; do
    echo "-- SELECT * FROM $view LIMIT 5"
    sqlite3 -csv -header "$made/graph.sqlite" "SELECT * FROM $view LIMIT 5"
  done
} >"$made/samples/sqlite/sample.txt"

status=0
while read -r file; do
  if [ "${2:-}" = --check ]; then
    cmp -s "$made/samples/$file" "$top/exports/$file" || { echo "exports/$file is out of date: run scripts/refresh_samples.sh"; status=1; }
  else
    cp "$made/samples/$file" "$top/exports/$file"
  fi
done < <(cd "$made/samples" && find . -type f -printf '%P\n' | sort)
exit "$status"
