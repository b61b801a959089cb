#!/usr/bin/env bash
# Installs what is needed, builds everything and runs the tests. One command on a machine with nothing but Debian 12:
#   tests/run.sh              all tests, the units and the adapters of every quality in workers under address and
#                             undefined-behaviour sanitizers; the quick start; each fuzz target some seconds (as CI)
#   tests/run.sh --quick      one build, no sanitizers, no fuzzing
#   tests/run.sh --threads    one build under the thread sanitizer of what uses threads most, and its tests
#   tests/run.sh --all        also: everything under address and thread sanitizers; fuzz targets run longer
# ZQ_FUZZ_SECONDS is the time per fuzz target (3, and 30 with --all).
# 安装依赖、编译并运行全部测试，并对每个解析器做几秒模糊测试。--quick 只编译一次；--threads 只做线程检查；--all 另做全部内存、线程检查，模糊测试时间更长。
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
ZQ_LOGS=$PWD/build/logs
. samples/lib.sh

depth=usual
case "${1:-}" in
  --quick | --threads | --all) depth=${1#--} ;;
  "") ;;
  *) fail "不认识的参数 $1" "用法：tests/run.sh [--quick | --threads | --all]" ;;
esac

started=$(date +%s)
failed=""
unsteady=""

run_ctest() { # run_ctest PRESET LOG CTEST-ARGUMENTS...
  local preset=$1 log=$2
  shift 2
  ctest --preset "$preset" -j2 "$@" 2>&1 | tee "$log" | grep --line-buffered -v '^ *Start'
}

# What fails is run once more: real processes share the machine with whatever else runs on it. One that passes only then
# is told at the end with what it said first; it is a fault to be found, but not of the change under test.
suite() { # suite PRESET TITLE CTEST-ARGUMENTS...
  local preset=$1 title=$2
  shift 2
  say "$title"
  run_ctest "$preset" "$ZQ_LOGS/ctest-$preset.log" "$@" && return
  say "没有通过的再运行一次 (once more what failed)"
  if run_ctest "$preset" "$ZQ_LOGS/ctest-$preset-again.log" --rerun-failed; then
    unsteady="$unsteady $preset"
  else
    failed="$failed $preset"
  fi
}

free_ports() { # free_ports COUNT: that many, one a line
  local port=20000 left=$1
  while [ "$left" -gt 0 ] && [ "$port" -lt 32000 ]; do
    port=$((port + 1 + RANDOM % 97))
    port_is_free "$port" && echo "$port" && left=$((left - 1))
  done
}

first_hour() { # what the README tells a new user to run
  local ports
  mapfile -t ports < <(free_ports 3)
  say "新用户的第一条命令 (a new user's first command: samples/quickstart.sh --once)"
  ZQ_PORT=${ports[0]} ZQ_SOCIAL_PORT=${ports[1]} ZQ_POLICE_PORT=${ports[2]} \
    samples/quickstart.sh --once >"$ZQ_LOGS/quickstart.log" 2>&1 && return
  tail -n 30 "$ZQ_LOGS/quickstart.log" | sed 's/^/    /'
  failed="$failed quickstart"
}

what_failed() { # the names of the failed tests and what each said, last of all, where every reader of a log looks
  local log
  for log in "$ZQ_LOGS"/ctest-*.log; do
    [ -f "$log" ] && [ "$log" -nt "$ZQ_LOGS/started" ] || continue
    grep -a -A14 -E ': Failure$|^(ERROR|SUMMARY|WARNING): [A-Za-z]*Sanitizer|\*\*\*(Failed|Timeout|Exception)' "$log" | cut -c1-300 | head -n 120
    grep -a -E '^\[  FAILED  \]' "$log" | sort -u | head -n 40
  done
}

step "安装软件包 (packages)"
need_folder "$ZQ_LOGS" "$([ -d build/asan ] && echo 1500 || echo 8000)"
node="nodejs npm" # for the validator of the OpenAPI document; other packagings of Node.js bring npm along
command -v node >/dev/null && command -v npm >/dev/null && node=""
touch "$ZQ_LOGS/started"
install_packages "$ZQ_PACKAGES_BUILD $ZQ_PACKAGES_RUN $ZQ_PACKAGES_TEST $node"

if [ "$depth" = threads ]; then
  step "线程检查 (thread sanitizer)"
  build tsan tests_threads
  suite tsan "多线程的部分 (what uses threads most)" -L threads
elif [ "$depth" = usual ]; then # the units run once, under the sanitizers below
  step "编译并测试：优化版 (release build; contract, scenario and fault tests)"
  ZQ_CMAKE_OPTIONS="${ZQ_CMAKE_OPTIONS:-} -DZQ_UNITS=OFF" build release
  suite release "契约、场景、故障测试 (contract, scenario, fault tests)" -LE unit
else
  step "编译并测试：优化版 (release build and all tests)"
  ZQ_CMAKE_OPTIONS="${ZQ_CMAKE_OPTIONS:-} -DZQ_UNITS=ON" build release
  suite release "单元、契约、场景、故障测试 (unit, contract, scenario, fault tests)"
fi

if [ "$depth" != threads ]; then
  first_hour
fi

if [ "$depth" = usual ]; then
  step "内存与未定义行为检查 (address and undefined-behaviour sanitizers)"
  build asan tests_unit tests_memory
  suite asan "单元测试与适配器的故障测试 (units, adapters of every quality)" -L 'unit|memory'
elif [ "$depth" = all ]; then
  step "内存与未定义行为检查 (address and undefined-behaviour sanitizers)"
  build asan
  suite asan "同样的测试 (the same tests)"

  step "线程检查 (thread sanitizer)"
  build tsan
  suite tsan "同样的测试 (the same tests)"
fi

if [ "$depth" = usual ] || [ "$depth" = all ]; then
  seconds=${ZQ_FUZZ_SECONDS:-$([ "$depth" = all ] && echo 30 || echo 3)}
  step "模糊测试：每个目标 $seconds 秒 (fuzzing, $seconds s per target)"
  tests/fuzz/run.sh "$seconds" | sed 's/^/    /' || failed="$failed fuzz"
fi

printf '\n用时 %s 分钟 (minutes)\n' "$((($(date +%s) - started) / 60))"
[ -z "$failed$unsteady" ] || what_failed
[ -z "$unsteady" ] || say "有测试第二次才通过，请查明原因 (passed only on the second try; find out why):$unsteady"
[ -z "$failed" ] || fail "有测试没有通过：$failed" "详见 $ZQ_LOGS 下的日志；单独重跑：ctest --preset release -R 名称"
echo "全部通过 (all passed)"
