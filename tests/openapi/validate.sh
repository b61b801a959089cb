#!/usr/bin/env bash
# Validates an OpenAPI document with an independent validator (npm, versions pinned by package-lock.json), which it
# installs into build/openapi on first use:   tests/openapi/validate.sh DOCUMENT.json
# Exit code 0: valid and without a warning; 1: problems, one a line; 2: it could not be checked.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
place=$here/../../build/openapi
document=$(realpath "${1:?usage: validate.sh DOCUMENT.json}")

fail() { # fail WHAT WHAT-TO-DO
  printf '%s；%s\n' "$1" "$2" >&2
  exit 2
}

install() { # a registry does not answer every time
  (cd "$place" && timeout 120 npm ci --ignore-scripts --no-audit --no-fund --prefer-offline >npm.log 2>&1)
}

for program in node npm; do
  command -v "$program" >/dev/null || fail "缺少 $program ($program is missing)" "请安装：apt-get install -y nodejs npm"
done
mkdir -p "$place"
exec 9>"$place/lock"
flock 9 # several tests may want it at once
if ! cmp -s "$here/package-lock.json" "$place/installed"; then
  cp "$here"/package.json "$here"/package-lock.json "$place"
  install || { sleep 5 && install; } || { sleep 20 && install; } ||
    fail "npm 没有装上校验工具 (npm could not install the validator; see $place/npm.log)" "请检查网络与 npm 软件源后再运行一次"
  cp "$here/package-lock.json" "$place/installed"
fi
cp "$here/validate.mjs" "$place" # modules are looked up beside the script
flock -u 9
exec 9>&-
cd "$place" && exec timeout 120 node validate.mjs "$document"
