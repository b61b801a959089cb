#!/usr/bin/env bash
# What samples/quickstart.sh says when something stands in its way: each time one sentence what is wrong and one what to do,
# exit code 1, and nothing begun. Runs in a copy, so that no build and no data of anybody are touched.
#   sentences.sh SOURCE-FOLDER
set -u -o pipefail
folder=$(mktemp -d) mounted='' listener='' failed=0
clean_up() {
  [ -z "$listener" ] || kill "$listener" 2>/dev/null
  [ -z "$mounted" ] || umount -l "$mounted"
  rm -rf "$folder"
}
trap clean_up EXIT
cp -r "$1/samples" "$folder/" && chmod 755 "$folder" && cd "$folder" || exit 1
export ZQ_PORT=0 ZQ_SOCIAL_PORT=0 ZQ_POLICE_PORT=0 # so that a case that goes further than meant ends there

expect() { # expect WHAT TEXT COMMAND...: the command fails with 1, and says TEXT and what to do
  local what=$1 text=$2 said code
  shift 2
  said=$("$@" 2>&1)
  code=$?
  if [ "$code" = 1 ] && [[ $said == *"$text"* && $said == *"怎么办："?* ]]; then
    echo "ok: $what"
  else
    printf 'FAILED: %s: expected code 1 and “%s”, found code %s and:\n%s\n' "$what" "$text" "$code" "$said"
    failed=1
  fi
}

expect "an unknown argument" "不认识的参数 --twice" samples/quickstart.sh --twice
expect "no port" "ZQ_PORT=abc 不是端口号" env ZQ_PORT=abc samples/quickstart.sh
expect "a port beyond the last" "ZQ_PORT=70000 不是端口号" env ZQ_PORT=70000 samples/quickstart.sh
expect "too few people" "ZQ_PEOPLE=3 不是可用的人数" env ZQ_PEOPLE=3 samples/quickstart.sh

mkfifo port
perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1"); $| = 1; print $s->sockport, "\n"; sleep 100' >port &
listener=$!
read -r taken <port
expect "a port in use" "端口 $taken（主机）已被别的程序占用" env ZQ_PORT="$taken" samples/quickstart.sh
expect "which variable moves it" "ZQ_PORT=其他端口" env ZQ_PORT="$taken" samples/quickstart.sh

rm -rf var build && mkdir var
if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=4m tmpfs var 2>/dev/null; then
  mounted=$folder/var
  expect "a full disk" "磁盘空间不足" samples/quickstart.sh
  mount -o remount,ro var && expect "a read-only disk" "无法在 $folder/var/quickstart 下写文件" samples/quickstart.sh
  umount -l var && mounted=
else
  echo "skipped: full and read-only disks (no right to mount)"
fi
if [ "$(id -u)" = 0 ]; then
  chmod 755 . && chown -R 0:0 . && rm -rf var build
  expect "a folder of somebody else" "下写文件" setpriv --reuid=65534 --clear-groups samples/quickstart.sh
fi

. samples/lib.sh
ZQ_LOGS=$folder
sed -i 's/^ZQ_PACKAGES_RUN="/&zq-no-such-package /' samples/lib.sh
mkdir -p build var && chmod -R a+rwX . && free_port=$((taken == 65535 ? taken - 1 : taken + 1))
unprivileged=()
[ "$(id -u)" != 0 ] || unprivileged=(setpriv --reuid=65534 --clear-groups)
expect "a missing package" "缺少软件包：zq-no-such-package" \
  "${unprivileged[@]}" env ZQ_PORT=$free_port ZQ_SOCIAL_PORT=$free_port ZQ_POLICE_PORT=$free_port samples/quickstart.sh

reason() { # reason LOG-TEXT EXPECTED
  echo "$1" >log
  [[ $(why log 其他) == *"$2"* ]] && echo "ok: why $2" || { echo "FAILED: why “$1”: $(why log 其他)"; failed=1; }
}
reason "fatal error: x.o: No space left on device" 磁盘已满
reason "mkdir: Read-only file system" 只读
reason "cc1plus: Permission denied" 没有写权限
reason "g++: fatal error: Killed signal terminated program cc1plus" 内存不足
reason "something else" 其他
exit $failed
