#!/usr/bin/env bash
# From nothing to a running Zhengqiao on this machine, on loopback, with three simulated departments:
#   samples/quickstart.sh            install, build, create sample data, start, show a tour, keep serving until Ctrl-C
#   samples/quickstart.sh --once     the same, then stop cleanly
#   ZQ_PORT=9000 ZQ_PEOPLE=1000000 samples/quickstart.sh
# 一条命令：安装依赖、编译、生成示例数据、启动三个部门的模拟系统和主机，演示一遍，然后持续运行（Ctrl-C 停止）。
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
ZQ_LOGS=$PWD/build/logs
. samples/lib.sh
. samples/tour.sh

once=no
case "${1:-}" in
  --once) once=yes ;;
  "") ;;
  -h | --help) sed -n '2,6s/^# \{0,1\}//p' "samples/${0##*/}" && exit 0 ;;
  *) fail "不认识的参数 $1" "用法：samples/quickstart.sh [--once]" ;;
esac

port=${ZQ_PORT:-18080} social_port=${ZQ_SOCIAL_PORT:-18081} police_port=${ZQ_POLICE_PORT:-18082}
people=${ZQ_PEOPLE:-30000}
run=$PWD/var/quickstart
bin=$PWD/build/release/bin
children=()
declare -A started # name -> process id

stop_all() { # the host first, so that it can finish what it has begun; none is waited for longer than 30 s
  trap '' INT TERM
  trap - EXIT
  local pid
  for ((i = ${#children[@]} - 1; i >= 0; --i)); do
    pid=${children[$i]}
    kill -TERM "$pid" 2>/dev/null || continue
    for _ in {1..300}; do kill -0 "$pid" 2>/dev/null && sleep 0.1 || break; done
    kill -KILL "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
}
stopped() { # stopped CODE: by Ctrl-C or TERM; before the tour has ended something was broken off
  echo
  say "正在停止 (stopping)"
  [ "$serving" = yes ] || exit "$1"
  exit 0
}
serving=no
trap stop_all EXIT
trap 'stopped 130' INT
trap 'stopped 143' TERM

start() { # start NAME READY-TEXT COMMAND...: an empty text waits for nothing
  local name=$1 ready=$2 log=$run/$1.log
  shift 2
  (: >"$log") 2>/dev/null || fail "无法写入 $log" "请检查磁盘是否已满、目录是否可写"
  # Should this script be killed, its children get TERM: nothing stays behind and holds the ports.
  setpriv --pdeathsig TERM "$@" >>"$log" 2>&1 &
  children+=($!)
  started[$name]=$!
  [ -n "$ready" ] || return
  for _ in {1..300}; do
    grep -q "$ready" "$log" && return
    kill -0 "${children[-1]}" 2>/dev/null ||
      fail "$name 启动后即退出：$(tail -n 3 "$log")" "$(why "$log" "按上面的原因处理后再运行一次；完整日志在 $log")"
    sleep 0.1
  done
  fail "$name 在 30 秒内没有就绪" "完整日志在 $log"
}

new_secret() { [ -s "$run/secrets/$1" ] || (umask 077 && openssl rand -hex 24 | tr -d '\n' >"$run/secrets/$1"); }

make_config() {
  local name
  for name in token operator social_password police_licence; do
    new_secret "$name" || fail "无法写入 $run/secrets" "请检查磁盘是否已满、目录是否可写"
  done
  for name in token operator; do
    openssl dgst -sha256 -r <"$run/secrets/$name" | cut -d' ' -f1 >"$run/secrets/$name.sha256"
  done
  token=$(cat "$run/secrets/token")
  cp -rn config/rules config/calendar config/assessment config/writs "$run/config/" || fail "无法写入配置" "请检查磁盘是否已满"
  for name in zhengqiao departments/civil_affairs departments/social_security departments/public_security; do
    # A department's file may have been toggled by the office: its enabled="…" stays as it is.
    off=$(grep -o 'enabled="false"' "$run/config/$name.xml" 2>/dev/null || true)
    sed -e "s|@PORT@|$port|g" -e "s|@RUN@|$run|g" -e "s|@PLUGINS@|$PWD/build/release/plugins|g" \
      -e "s|@SOCIAL_PORT@|$social_port|g" -e "s|@POLICE_PORT@|$police_port|g" \
      ${off:+-e 's|enabled="true"|enabled="false"|'} \
      "samples/quickstart/${name##*/}.xml" >"$run/config/$name.xml" || fail "无法写入配置" "请检查磁盘是否已满"
  done
}

sample_data() {
  local connection="Driver=SQLite3;Database=$run/civil_affairs.db"
  if [ "$(cat "$run/civil_affairs.people" 2>/dev/null)" = "$people" ]; then
    say "已有 $people 人的数据 (kept from before)"
    return
  fi
  rm -f "$run"/civil_affairs.db* "$run/civil_affairs.people"
  "$bin/zq-legacy-civil-affairs" create --connection "$connection" --people "$people" >"$run/create.log" 2>&1 ||
    fail "示例数据没有生成：$(grep -m1 -a 'zq-legacy' "$run/create.log")" "$(why "$run/create.log" "完整日志在 $run/create.log")"
  echo "$people" >"$run/civil_affairs.people" || fail "无法写入 $run" "请检查磁盘是否已满"
  say "已生成 $people 名虚构人员；民政局数据库用 GBK 编码，社保、公安的模拟系统认识同一批人"
}

import_first_list() {
  [ -s "$run/list.imported" ] && cmp -s "$run/list.imported" config/list/first-list.csv && return
  "$bin/zhengqiao" import-list config/list/first-list.csv --config="$run/config/zhengqiao.xml" --basis=示例 >"$run/import.log" 2>&1 ||
    fail "清单没有导入：$(tail -n 2 "$run/import.log")" "$(why "$run/import.log" "完整日志在 $run/import.log")"
  cp config/list/first-list.csv "$run/list.imported"
  tail -n 1 "$run/import.log" | sed 's/^/    /'
}

step "检查磁盘与端口 (disk and ports)"
[[ $people =~ ^[0-9]+$ ]] && [ "$people" -ge 1000 ] && [ "$people" -le 5000000 ] ||
  fail "ZQ_PEOPLE=$people 不是可用的人数" "请写 1000 到 5000000 之间的数，例如 ZQ_PEOPLE=30000 $0"
need_folder "$ZQ_LOGS" "$([ -x "$bin/zhengqiao" ] && echo 200 || echo 3000)"
need_folder "$run" $((100 + people / 1000))
need_port "$port" ZQ_PORT 主机
need_port "$social_port" ZQ_SOCIAL_PORT 社保模拟系统
need_port "$police_port" ZQ_POLICE_PORT 公安模拟系统

step "安装软件包 (packages)"
install_packages "$ZQ_PACKAGES_BUILD $ZQ_PACKAGES_RUN"

step "编译，首次约需十分钟 (build; some minutes the first time)"
build release zhengqiao sample_systems department_adapters

step "示例数据：$people 人 (sample data)"
mkdir -p "$run/config/departments" "$run/secrets" "$run/ferry" || fail "无法建立 $run" "请检查磁盘是否已满、目录是否可写"
chmod 700 "$run/secrets"
make_config
sample_data
import_first_list

step "启动三个部门的模拟系统和主机 (three legacy systems and the host)"
start social_security "listening on" "$bin/zq-legacy-social-security" --port "$social_port" --people "$people" \
  --data "$run" --password-file "$run/secrets/social_password" --clerk-ms 3000
start public_security "listening on" "$bin/zq-legacy-public-security" --port "$police_port" --people "$people" \
  --data "$run" --ferry "$run/ferry" --licence-file "$run/secrets/police_licence" --clerk-ms 3000
start civil_affairs_clerk "" "$bin/zq-legacy-civil-affairs" work \
  --connection "Driver=SQLite3;Database=$run/civil_affairs.db" --every 3
start host "ready on" "$bin/zhengqiao" serve --config="$run/config/zhengqiao.xml"
say "主机：http://127.0.0.1:$port    接口说明：http://127.0.0.1:$port/openapi.json"

step "演示：三个部门，各一次核查、一次清单查询、一次投诉 (tour)"
# A process of its own, waited for: so Ctrl-C is heard at once, and what the tour runs does not get it as well.
tour &
children+=($!)
wait $! || exit 1
unset 'children[-1]'

if [ "$once" = yes ]; then
  step "演示结束，正在停止 (stopping)"
  exit 0
fi
serving=yes
step "持续运行中，按 Ctrl-C 停止 (serving; Ctrl-C stops)"
say "令牌 (tokens)：窗口 $run/secrets/token，联席会议办公室 $run/secrets/operator"
say "停用一个部门试试：$bin/zhengqiao departments disable social_security --reason=试一试 --config=$run/config/zhengqiao.xml"
say "再启用：把 disable 换成 enable；查看状态：换成 list"
wait -n -p ended "${children[@]}"
for name in social_security public_security civil_affairs_clerk host; do
  [ "${started[$name]}" = "$ended" ] && fail "$name 意外退出：$(tail -n 2 "$run/$name.log")" "完整日志在 $run/$name.log；再运行一次即可重新启动"
done
