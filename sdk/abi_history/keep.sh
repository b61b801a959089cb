#!/bin/sh
# keep.sh VERSION: keeps a release for ever, on the day it is made. In sdk/abi_history/VERSION it takes down abi.h as it
# is released, and beside adapter.c, written before (copy the last release's and use what is new in this one), the file
# that is built from them, as text: adapter.so.gz.b64. Refuses to touch a release that is kept already.
# 留存一个发布版本：头文件、适配器源码，以及当天编译的适配器（以文本形式保存）。已留存的版本不会被改动。
set -eu
version=$1
cd "$(dirname "$0")"
[ -f "$version/adapter.c" ] || { echo "$version/adapter.c: expected the adapter of this release, found no such file"; exit 1; }
[ ! -e "$version/SHA256SUMS" ] || { echo "$version is kept already and never changes: release another version"; exit 1; }
[ "$(uname -m)" = x86_64 ] || { echo "expected x86_64, found $(uname -m): the kept files are for x86_64"; exit 1; }
cp ../include/zq/abi.h "$version/abi.h"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -std=c11 -Os -Wall -Wextra -Wpedantic -Werror -fPIC -fvisibility=hidden -fno-asynchronous-unwind-tables -shared -s \
  -Wl,--version-script=../cmake/adapter.map,-z,defs,-z,now,-z,relro,--build-id=none -o "$work/adapter.so" "$version/adapter.c"
gzip -9 -n -c "$work/adapter.so" | base64 >"$version/adapter.so.gz.b64"
(cd "$version" && sha256sum abi.h adapter.c adapter.so.gz.b64 >SHA256SUMS)
wc -c "$version"/*
