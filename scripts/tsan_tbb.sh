#!/usr/bin/env bash
# Builds oneTBB under ThreadSanitizer from Debian's source package, into build/tsan-tbb of the checkout, and prints the
# folder of the library. Without it ThreadSanitizer does not see how TBB hands work from thread to thread, and takes
# every hand-over for a race. Run programs of the tsan preset with LD_LIBRARY_PATH set to that folder.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$top/build/tsan-tbb
library=$work/lib/libtbb.so.12
if [ ! -e "$library" ]; then
  mkdir -p "$work/apt/lists/partial" "$work/lib"
  # The machine's own package lists often lack source packages.
  if [ -e /etc/apt/sources.list.d/debian.sources ]; then
    sed 's/^Types: deb$/Types: deb-src/; /^#/d' /etc/apt/sources.list.d/debian.sources >"$work/apt/source.sources"
  else
    sed -n 's/^deb /deb-src /p' /etc/apt/sources.list >"$work/apt/source.list"
  fi
  apt_get() { apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt" \
    -o Dir::State::lists="$work/apt/lists" -o APT::Sandbox::User=root "$@" >&2; }
  apt_get update
  (cd "$work" && apt_get source --download-only onetbb)
  mkdir -p "$work/source"
  tar -xf "$work"/onetbb_*.orig.tar.* -C "$work/source" --strip-components=1
  cmake -S "$work/source" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTBB_TEST=OFF -DTBB_STRICT=OFF \
    -DTBBMALLOC_BUILD=OFF -DTBB_SANITIZE=thread -DCMAKE_CXX_FLAGS="-fsanitize=thread -O1 -g1" >&2
  cmake --build "$work/build" --target tbb --parallel "$(nproc)" >&2
  cp -L "$(find "$work/build" -name libtbb.so.12 | head -n 1)" "$library"
fi
echo "$work/lib"
