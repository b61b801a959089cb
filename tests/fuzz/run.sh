#!/bin/sh
# Runs every fuzz target for SECONDS (default 30) each, starting from its seeds. New inputs stay in the build directory; a
# crash ends the run with its input's path.
#   tests/fuzz/run.sh [SECONDS] [BUILD_DIRECTORY]
set -eu
seconds=${1:-30}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=${2:-$here/../../build/fuzz}
found=0
for target in "$build"/bin/fuzz_*; do
  [ -x "$target" ] || continue
  found=1
  name=$(basename "$target")
  work=$build/fuzzing/$name
  mkdir -p "$work/corpus" "$work/crashes" "$here/corpus/$name"
  echo "== $name: $seconds s"
  dictionary=
  [ -f "$here/corpus/$name.dict" ] && dictionary=-dict=$here/corpus/$name.dict
  # shellcheck disable=SC2086  # the dictionary is one word or none
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="$work/crashes/" $dictionary "$work/corpus" "$here/corpus/$name" >"$work/log" 2>&1 || {
    tail -n 40 "$work/log"
    echo "tests/fuzz/run.sh: $name failed; its input is in $work/crashes" >&2
    exit 1
  }
  grep -E 'number_of_executed_units|new_units_added' "$work/log" || true
done
[ "$found" = 1 ] || {
  echo "tests/fuzz/run.sh: no targets in $build/bin; build them first: cmake --preset fuzz && cmake --build --preset fuzz --target fuzz" >&2
  exit 2
}
