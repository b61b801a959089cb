# Shared by samples/quickstart.sh and tests/run.sh: messages, packages, disk and port checks. Sourced by bash.
# shellcheck shell=bash

ZQ_PACKAGES_BUILD="g++ cmake ninja-build pkg-config ccache libpoco-dev libboost1.81-dev unixodbc-dev libpugixml-dev
  libspdlog-dev nlohmann-json3-dev libssl-dev libcurl4-openssl-dev libseccomp-dev libxlsxwriter-dev libpango1.0-dev
  libzip-dev libgtest-dev"
ZQ_PACKAGES_RUN="libsqliteodbc odbc-postgresql odbc-mariadb fonts-noto-cjk ca-certificates curl jq openssl procps"
ZQ_PACKAGES_TEST="postgresql mariadb-server clang libclang-rt-14-dev libc++-14-dev libc++abi-14-dev gcc git binutils
  poppler-utils libfaketime"

step() { ZQ_STEP=$((${ZQ_STEP:-0} + 1)); printf '\n[%s] %s\n' "$ZQ_STEP" "$*"; }
say() { printf '    %s\n' "$*"; }
fail() { # fail WHAT WHAT-TO-DO
  printf '\n出错了：%s\n怎么办：%s\n' "$1" "$2" >&2
  exit 1
}

missing_packages() { # prints those of its arguments that are not installed
  local package installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  for package in "$@"; do
    grep -qx "$package" <<<"$installed" || printf '%s ' "$package"
  done
}

why() { # why LOG DEFAULT: what to do about a failed step, judged by its log and the disk
  local free
  free=$(df -Pm "$(dirname "$1")" | awk 'NR==2 {print $4}')
  if [ "${free:-0}" -lt 20 ] || grep -q 'No space left' "$1"; then
    echo "磁盘已满：请清理磁盘后再运行一次，已完成的部分不会重做"
  elif grep -q 'Read-only file system' "$1"; then
    echo "目录所在的磁盘是只读的：请换到可写的磁盘，或重新挂载为可写"
  elif grep -q 'Permission denied' "$1"; then
    echo "当前用户 $(id -un) 没有写权限：请检查 $PWD/build 和 $PWD/var 属于谁"
  elif grep -Eq 'Killed signal terminated program|Cannot allocate memory|out of memory' "$1"; then
    echo "内存不足：请关闭别的程序，或减少同时编译的数量后再运行一次：CMAKE_BUILD_PARALLEL_LEVEL=1 $0"
  else
    echo "$2"
  fi
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

need_folder() { # need_folder FOLDER MEGABYTES: it is there, can be written and has room
  local free
  mkdir -p "$1" 2>/dev/null && (: >"$1/.writable") 2>/dev/null && rm -f "$1/.writable" ||
    fail "无法在 $1 下写文件" "请检查磁盘是否已满（df -h $1）、是否只读、当前用户 $(id -un) 是否有权写"
  free=$(df -Pm "$1" | awk 'NR==2 {print $4}')
  [ "$free" -ge "$2" ] || fail "磁盘空间不足：$1 只剩 ${free} MB，至少需要 $2 MB" "请清理磁盘，或把整个目录移到空间足够的磁盘上再运行"
}

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

need_port() { # need_port PORT VARIABLE WHAT
  [[ $1 =~ ^[0-9]{1,5}$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65535 ] ||
    fail "$2=$1 不是端口号" "请写 1 到 65535 之间的数，例如 $2=19000 $0"
  port_is_free "$1" || fail "端口 $1（$3）已被别的程序占用" \
    "请停掉占用它的程序（ss -ltnp 'sport = :$1' 可查），或换一个端口：$2=其他端口 $0"
}

build() { # build PRESET TARGETS...: one build of a preset at a time; a killed run's compilers are waited for
  mkdir -p "build/$1"
  {
    flock -n 9 || { say "这个目录里另有一次编译还没有结束，等它结束 (waiting for another build)" && flock 9; }
    build_locked "$@"
  } 9>"build/$1/.lock" || fail "无法在 $PWD/build/$1 下写文件" "请检查磁盘是否已满、是否只读、当前用户 $(id -un) 是否有权写"
}

build_locked() {
  local preset=$1 options=${ZQ_CMAKE_OPTIONS:-} log=$ZQ_LOGS/build-$1.log
  shift
  # shellcheck disable=SC2086
  cmake --preset "$preset" $options >"$ZQ_LOGS/configure-$preset.log" 2>&1 ||
    fail "编译的准备没有完成（详见 $ZQ_LOGS/configure-$preset.log）" \
      "$(why "$ZQ_LOGS/configure-$preset.log" "通常是缺少软件包：请用 root 再运行一次；仍不行时删除 build/$preset 后重来")"
  cmake --build --preset "$preset" ${1:+--target} "$@" 2>&1 | tee "$log" 2>/dev/null | progress
  [ "${PIPESTATUS[0]}" = 0 ] || {
    grep -m5 -E 'error|Error|FAILED|No space left' "$log" >&2
    fail "编译没有完成（详见 $log）" "$(why "$log" "请把该日志附在问题报告里")"
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
