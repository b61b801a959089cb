#!/bin/sh
# Builds every fuzz target (clang) and runs each for SECONDS (default 30), starting from its seeds. New inputs stay in the
# build directory; a crash ends the run with its input's path.
#   tests/fuzz/run.sh [SECONDS] [TARGET...]        e.g. tests/fuzz/run.sh 60 fuzz_names
# To run one input again:  build/fuzz/bin/fuzz_names build/fuzz/fuzzing/fuzz_names/crashes/crash-…
set -eu
seconds=${1:-30}
[ $# -eq 0 ] || shift
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
build=$root/build/fuzz

mkdir -p "$build"
(cd "$root" && cmake --preset fuzz && cmake --build --preset fuzz --target fuzz) >"$build/build.log" 2>&1 || {
  grep -m5 -E 'error|Error|FAILED' "$build/build.log" >&2
  echo "tests/fuzz/run.sh: the targets were not built; see $build/build.log. They need clang and libclang-rt-14-dev" >&2
  exit 2
}

# A target whose source is gone may still lie in build/fuzz/bin: the sources say what there is.
[ $# -gt 0 ] || for source in "$here"/fuzz_*.cpp; do
  set -- "$@" "$(basename "$source" .cpp)"
done
for name in "$@"; do
  work=$build/fuzzing/$name
  mkdir -p "$work/corpus" "$work/crashes" "$here/corpus/$name"
  dictionary=
  [ -f "$here/corpus/$name.dict" ] && dictionary=-dict=$here/corpus/$name.dict
  # shellcheck disable=SC2086  # the dictionary is one word or none
  "$build/bin/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$work/crashes/" $dictionary "$work/corpus" "$here/corpus/$name" >"$work/log" 2>&1 || {
    tail -n 40 "$work/log"
    echo "tests/fuzz/run.sh: $name failed; its input is in $work/crashes" >&2
    exit 1
  }
  echo "$name: $seconds s, $(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log") inputs"
done
