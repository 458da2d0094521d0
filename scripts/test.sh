#!/usr/bin/env bash
# Builds and runs the tests: the whole suite in Release, then the unit tests under ASan and UBSan.
# usage: test.sh [--fast] [--tsan]
#   --fast  the Release suite only      --tsan  the unit tests under ThreadSanitizer too
set -uo pipefail

top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sanitizers=(asan)
for option in "$@"; do
  case $option in
    --fast) sanitizers=() ;;
    --tsan) sanitizers+=(tsan) ;;
    *) sed -n '2,4s/^# //p' "${BASH_SOURCE[0]}"; [ "$option" = --help ] && exit 0 || exit 2 ;;
  esac
done

started=$SECONDS
done_so_far=()
fail() { echo "test.sh: FAILED: $1 (after $((SECONDS - started)) s; passed before: ${done_so_far[*]:-nothing})"; exit 1; }

# Prints what a command says only when it fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 || { status=$?; tail -n 80 "$log"; }
  rm -f "$log"
  return "$status"
}

configure() {
  local launcher=()
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  quietly cmake --preset "$1" -DGRAPHMATTER_TESTS=ON "${launcher[@]}"
}

release_suite() {
  echo "== Release: build"
  configure release || fail "configure release"
  quietly cmake --build build/release --parallel "$(nproc)" || fail "build release"
  echo "== Release: tests"
  ctest --test-dir build/release --output-on-failure --no-tests=error --parallel "$(nproc)" || fail "release tests"
  done_so_far+=(release)
}

# The unit tests and the main commands on the sample vault.
sanitizer_run() {
  local preset=$1 build=build/$1 program out tbb command status=0
  echo "== $preset: build"
  if [ "$preset" = tsan ]; then
    tbb=$(scripts/tsan_tbb.sh 2>/dev/null) || fail "build oneTBB under ThreadSanitizer (scripts/tsan_tbb.sh)"
    export LD_LIBRARY_PATH=$tbb
  fi
  configure "$preset" || fail "configure $preset"
  quietly cmake --build "$build" --target unit_tests graphmatter_cli --parallel "$(nproc)" || fail "build $preset"
  echo "== $preset: unit tests, and the sample vault built, checked and searched for aliases"
  ctest --test-dir "$build" --tests-regex '^unit_' --output-on-failure --no-tests=error --parallel "$(nproc)" \
    || fail "$preset unit tests"
  program=$(find "$build" -maxdepth 3 -type f -name graphmatter -perm -u+x | head -n 1)
  out=$(mktemp -d)
  cp -r tests/data/vault "$out/vault"
  for command in "build $out/vault -o $out/graph" "aliases $out/vault" "check $out/vault" "check --fix $out/vault"; do
    # shellcheck disable=SC2086
    quietly "$program" $command || { status=$?; rm -rf "$out"; fail "$preset: graphmatter ${command%% *} (exit status $status)"; }
  done
  rm -rf "$out"
  done_so_far+=("$preset")
}

cd "$top" || exit 1
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1}
export UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export TSAN_OPTIONS=${TSAN_OPTIONS:-halt_on_error=1}
scripts/install_deps.sh --tests || fail "install packages"
release_suite
for preset in "${sanitizers[@]}"; do sanitizer_run "$preset"; done
echo "test.sh: all passed: ${done_so_far[*]} ($((SECONDS - started)) s)"
