# Shared by samples/quickstart.sh and tests/run.sh: messages, packages, disk and port checks. Sourced by bash.
# shellcheck shell=bash

ZQ_PACKAGES_BUILD="g++ cmake ninja-build pkg-config ccache libpoco-dev libboost1.81-dev unixodbc-dev libpugixml-dev
  libspdlog-dev nlohmann-json3-dev libssl-dev libcurl4-openssl-dev libgtest-dev"
ZQ_PACKAGES_RUN="libsqliteodbc odbc-postgresql odbc-mariadb ca-certificates curl jq openssl procps"
ZQ_PACKAGES_TEST="postgresql mariadb-server clang libclang-rt-14-dev gcc git binutils"

step() { ZQ_STEP=$((${ZQ_STEP:-0} + 1)); printf '\n[%s] %s\n' "$ZQ_STEP" "$*"; }
say() { printf '    %s\n' "$*"; }
fail() { # fail WHAT WHAT-TO-DO
  printf '\n出错了：%s\n怎么办：%s\n' "$1" "$2" >&2
  exit 1
}

missing_packages() { # prints those of its arguments that are not installed
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done
}

install_packages() {
  local missing
  # shellcheck disable=SC2086 # the lists are words
  missing=$(missing_packages $1)
  if [ -z "$missing" ]; then
    say "所需软件包都已安装 (all packages are installed)"
    return
  fi
  [ "$(id -u)" = 0 ] || fail "缺少软件包：$missing" "请用 root 运行一次，或执行：apt-get install -y --no-install-recommends $missing"
  say "正在安装 (installing): $missing"
  # shellcheck disable=SC2086
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } \
    >"$ZQ_LOGS/packages.log" 2>&1 ||
    fail "软件包没有装上（详见 $ZQ_LOGS/packages.log：$(grep -m1 '^E:' "$ZQ_LOGS/packages.log")）" \
      "请检查软件源与网络后再运行一次；需要的软件包：$missing"
}

need_disk() { # need_disk FOLDER MEGABYTES
  local free
  free=$(df -Pm "$1" | awk 'NR==2 {print $4}')
  [ "$free" -ge "$2" ] || fail "磁盘空间不足：$1 只剩 ${free} MB，至少需要 $2 MB" "请清理磁盘，或把整个目录移到空间足够的磁盘上再运行"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

need_port() { # need_port PORT VARIABLE WHAT
  port_is_free "$1" || fail "端口 $1（$3）已被别的程序占用" "请停掉占用它的程序（ss -ltnp | grep :$1 可查），或换一个端口：$2=其他端口 $0"
}

build() { # build PRESET TARGETS...
  local preset=$1 options=${ZQ_CMAKE_OPTIONS:-}
  shift
  # shellcheck disable=SC2086
  cmake --preset "$preset" $options >"$ZQ_LOGS/configure-$preset.log" 2>&1 ||
    fail "配置失败（详见 $ZQ_LOGS/configure-$preset.log）" "通常是缺少软件包；请用 root 再运行一次"
  cmake --build --preset "$preset" ${1:+--target} "$@" 2>&1 | tee "$ZQ_LOGS/build-$preset.log" | progress
  [ "${PIPESTATUS[0]}" = 0 ] || {
    grep -m5 -E 'error|Error|FAILED|No space left' "$ZQ_LOGS/build-$preset.log" >&2
    fail "编译失败（详见 $ZQ_LOGS/build-$preset.log）" "若提示 No space left，请清理磁盘；否则请把该日志附在问题报告里"
  }
}

progress() { # ninja's lines as one moving line on a terminal, every 25th elsewhere
  if [ -t 1 ]; then
    while IFS= read -r line; do printf '\r    %-100.100s' "$line"; done
    echo
  else
    awk 'NR % 25 == 1 { printf "    %.110s\n", $0; fflush() }'
  fi
}
