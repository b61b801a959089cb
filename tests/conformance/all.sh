#!/usr/bin/env bash
# Every check against every adapter: the honest ones pass all, each broken one fails its own check and no other.
# Takes about half a minute for each of some 45 adapters. Needs build/release (cmake --build --preset release).
#   tests/conformance/all.sh [NAME...]      R05 H01 good civil_affairs ...; nothing: all
# 用全部检查逐个检验全部适配器：好的应全部通过，坏的应只有自己那一项不通过。
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
binaries=$PWD/build/release
broken=$binaries/broken_adapters/conformance

verdicts() { # FILE FIXTURES: "ID VERDICT" of every check that did not pass
  "$binaries/bin/zq-adapter" check "$1" --fixtures "$2" --jobs 2 --json |
    python3 -c 'import json, sys
for c in json.load(sys.stdin)["checks"]:
    if c["verdict"] != "PASS": print(c["id"], c["verdict"])'
}

expected_of() { # NAME: the check it must fail
  case $1 in good | civil_affairs | social_security | public_security) ;; *) echo "$1" ;; esac
}

names=("$@")
if [ ${#names[@]} -eq 0 ]; then
  for file in "$broken"/*.so; do names+=("$(basename "$file" .so)"); done
  names+=(civil_affairs social_security public_security)
fi
wrong=0
for name in "${names[@]}"; do
  file=$broken/$name.so
  fixtures=$broken/fixtures
  if [ -f "plugins/$name/conformance/fixtures.json" ]; then
    file=$binaries/plugins/$name.so
    fixtures=plugins/$name/conformance
  fi
  found=$(verdicts "$file" "$fixtures") || { echo "$name: 没有报告 (no report)"; wrong=1; continue; }
  if [ "$(echo "$found" | cut -d' ' -f1 | xargs)" = "$(expected_of "$name")" ]; then
    echo "$name: 正确 (as it should be) ${found}"
  else
    echo "$name: 不对 (wrong): $(echo "$found" | xargs)"
    wrong=1
  fi
done
exit $wrong
