#!/usr/bin/env bash
# From nothing to a running Zhengqiao on this machine, on loopback, with three simulated departments:
#   samples/quickstart.sh            install, build, create sample data, start, show a tour, keep serving until Ctrl-C
#   samples/quickstart.sh --once     the same, then stop cleanly
#   ZQ_PORT=9000 ZQ_PEOPLE=1000000 samples/quickstart.sh
# 一条命令：安装依赖、编译、生成示例数据、启动三个部门的模拟系统和主机，演示一遍，然后持续运行（Ctrl-C 停止）。
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
ZQ_LOGS=$PWD/build/logs
mkdir -p "$ZQ_LOGS" 2>/dev/null || { echo "出错了：无法在 $PWD 下建立目录。怎么办：请检查磁盘是否已满、目录是否可写。" >&2; exit 1; }
. samples/lib.sh
. samples/tour.sh

once=no
case "${1:-}" in
  --once) once=yes ;;
  "") ;;
  *) fail "不认识的参数 $1" "用法：samples/quickstart.sh [--once]" ;;
esac

port=${ZQ_PORT:-18080} social_port=${ZQ_SOCIAL_PORT:-18081} police_port=${ZQ_POLICE_PORT:-18082}
people=${ZQ_PEOPLE:-30000}
run=$PWD/var/quickstart
bin=$PWD/build/release/bin
children=()

stop_all() {
  trap - EXIT INT TERM
  local pid
  for ((i = ${#children[@]} - 1; i >= 0; --i)); do
    pid=${children[$i]}
    kill -TERM "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
  done
}
trap stop_all EXIT
trap 'echo; say "正在停止 (stopping)"; exit 0' INT TERM

start() { # start NAME READY-TEXT COMMAND...
  local name=$1 ready=$2 log=$run/$1.log
  shift 2
  : >"$log" || fail "无法写入 $log" "请检查磁盘是否已满"
  "$@" >>"$log" 2>&1 &
  children+=($!)
  for _ in $(seq 300); do
    grep -q "$ready" "$log" && return
    kill -0 "${children[-1]}" 2>/dev/null || fail "$name 启动后即退出：$(tail -n 3 "$log")" "完整日志在 $log"
    sleep 0.1
  done
  fail "$name 在 30 秒内没有就绪" "完整日志在 $log"
}

make_config() {
  local token
  mkdir -p "$run/config/departments" "$run/secrets" "$run/ferry" || fail "无法建立 $run" "请检查磁盘是否已满"
  [ -s "$run/secrets/token" ] || (umask 077 && openssl rand -hex 24 >"$run/secrets/token")
  [ -s "$run/secrets/operator" ] || (umask 077 && openssl rand -hex 24 >"$run/secrets/operator")
  (umask 077 && samples/legacy/write_secrets.sh "$run/secrets") || fail "无法写入示例密钥" "请检查 $run/secrets 是否可写"
  for name in token operator; do
    tr -d '\n' <"$run/secrets/$name" | openssl dgst -sha256 -r | cut -d' ' -f1 >"$run/secrets/$name.sha256"
  done
  token=$(cat "$run/secrets/token")
  sed -e "s|@PORT@|$port|g" -e "s|@RUN@|$run|g" -e "s|@PLUGINS@|$PWD/build/release/plugins|g" \
    -e "s|@SOCIAL_PORT@|$social_port|g" -e "s|@POLICE_PORT@|$police_port|g" \
    samples/quickstart/zhengqiao.xml >"$run/config/zhengqiao.xml" || fail "无法写入配置" "请检查磁盘是否已满"
  for department in civil_affairs social_security public_security; do
    [ -s "$run/config/departments/$department.xml" ] && continue # the office may have toggled it
    sed -e "s|@RUN@|$run|g" -e "s|@SOCIAL_PORT@|$social_port|g" -e "s|@POLICE_PORT@|$police_port|g" \
      "samples/quickstart/$department.xml" >"$run/config/departments/$department.xml"
  done
}

step "检查磁盘与端口 (disk and ports)"
need_disk . 3000
need_port "$port" ZQ_PORT 主机
need_port "$social_port" ZQ_SOCIAL_PORT 社保模拟系统
need_port "$police_port" ZQ_POLICE_PORT 公安模拟系统

step "安装软件包 (packages)"
install_packages "$ZQ_PACKAGES_BUILD $ZQ_PACKAGES_RUN"

step "编译 (build)"
build release zhengqiao sample_systems plugins

step "示例数据：$people 人 (sample data)"
