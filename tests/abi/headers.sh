#!/bin/sh
# headers.sh INCLUDE_DIR CC CXX: compiles every SDK header without a warning, zq/abi.h as C11 and all as C++17 and C++20.
# In C++17 each header stands alone; the others see all of them together. Exit 77: the compiler is not installed.
set -eu
include=$1 cc=$2 cxx=$3
if ! command -v "$cc" >/dev/null || ! command -v "$cxx" >/dev/null; then
  echo "skipped: $cc / $cxx is not installed (apt-get install $cc)"
  exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
strict="-Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only -I$include"

echo '#include <zq/abi.h>' >"$work/abi.c"
$cc -std=c11 $strict "$work/abi.c"
echo "zq/abi.h: clean as C11 with $cc"

for header in "$include"/zq/*; do
  name=zq/$(basename "$header")
  echo "#include <$name>" >"$work/one.cpp"
  $cxx -std=c++17 $strict "$work/one.cpp" || { echo "$name does not stand alone as C++17 with $cxx"; exit 1; }
  echo "#include <$name>" >>"$work/all.cpp"
done
for standard in c++17 c++20; do
  $cxx -std=$standard $strict "$work/all.cpp" || { echo "the headers together are not clean as $standard with $cxx"; exit 1; }
done
echo "all headers: clean as C++17 and C++20 with $cxx"
