#!/usr/bin/env bash
# Installs the Debian packages that graphmatter needs and that are not there yet.
# usage: install_deps.sh [--tests] [--lint] [--bench]
#   --tests  also what the tests use     --lint  also clang-format and clang-tidy     --bench  also the peers measured
set -euo pipefail

packages=(g++ cmake ninja-build pkg-config libboost-dev libyaml-cpp-dev libsqlitecpp-dev libsqlite3-dev
          nlohmann-json3-dev libspdlog-dev libfmt-dev libcli11-dev libicu-dev libmd4c-dev libtomlplusplus-dev
          libtbb-dev libsimdjson-dev)
needs_node=no
for option in "$@"; do
  case $option in
    --tests) packages+=(catch2 python3 python3-yaml python3-networkx python3-igraph libxml2-utils sqlite3 icu-devtools
                        git hugo jekyll patch)
             needs_node=yes ;;
    --lint)  packages+=(clang-19 clang-format-19 clang-tidy-19 python3) ;;
    --bench) packages+=(catch2 hugo python3)
             needs_node=yes ;;
    *) echo "install_deps.sh: unknown option $option (known: --tests --lint --bench)" >&2; exit 2 ;;
  esac
done
# Node.js often comes from elsewhere than Debian; what is on the path serves.
if [ "$needs_node" = yes ]; then
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "install_deps.sh: no Debian package tools here; install these by hand: ${packages[*]}" >&2
  exit 1
fi

installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
missing=()
for package in "${packages[@]}"; do
  grep -qx "installed $package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "install_deps.sh: these packages are missing and only root can install them (no sudo here):" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi
echo "installing ${#missing[@]} Debian packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0 "$@" >"$log" 2>&1; }
if ! apt install --no-install-recommends "${missing[@]}"; then
  # The package lists may be missing or old.
  if ! apt update || ! apt install --no-install-recommends "${missing[@]}"; then
    cat "$log" >&2
    echo "install_deps.sh: apt-get could not install: ${missing[*]}" >&2
    exit 1
  fi
fi
