#!/bin/bash
# Throw-away PostgreSQL and MariaDB servers for tests: own folder, own free ports on 127.0.0.1, an unprivileged user.
#
#   databases.sh start DIR [--only postgresql|mariadb] [--durable]
#                             starts them (or finds them running) and prints connection strings, one NAME="value" a line;
#                             the same lines stand in DIR/connections.env:  . DIR/connections.env
#   databases.sh stop DIR     stops both and removes DIR
#
# Works as root (the servers then run as users postgres and mysql) and as any other user; needs no systemd.
# Without --durable the servers do not wait for the disk: fine for tests, wrong for benchmarks of durable writes.
#
#   ZQ_POSTGRESQL_UTF8     database zq, UTF-8                 ZQ_MARIADB_UTF8     database zq, utf8mb4
#   ZQ_POSTGRESQL_LEGACY   database legacy, SQL_ASCII bytes   ZQ_MARIADB_LEGACY   database legacy, gbk (raw GBK bytes)
set -euo pipefail

say() { printf 'databases: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
usage() { sed -n '2,15s/^# \{0,1\}//p' "$0"; exit "${1:-2}"; }

# Runs a command as the server's user when we are root; setpriv needs no PAM, so it works in a bare chroot.
as() {
  local user=$1; shift
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$user" --regid="$user" --init-groups env -C / HOME=/tmp "$@"; else "$@"; fi
}

own() { if [ "$(id -u)" = 0 ]; then chown -R "$1:" "$2"; fi; }

free_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port"; return; fi
  done
  fail "no free port between 20000 and 32000 on 127.0.0.1"
}

# await PID LOG COMMAND...: until the command succeeds; fails when the process ends, or after 60 seconds.
await() {
  local pid=$1 log=$2; shift 2
  for _ in $(seq 600); do
    "$@" >/dev/null 2>&1 && return 0
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 5 "$log" >&2 || true
  return 1
}

check_folder() {
  [ "$(id -u)" = 0 ] || return 0
  as "$1" test -x "$dir" || fail "user $1 cannot enter $dir: choose a folder whose parents are open to all, such as one under /tmp"
}

pg_bin() {
  local bin
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$bin" ] || fail "PostgreSQL is missing: apt-get install -y --no-install-recommends postgresql odbc-postgresql"
  echo "$bin"
}

start_postgresql() {
  local bin data=$dir/postgresql log=$dir/postgresql.log port
  bin=$(pg_bin)
  check_folder postgres
  mkdir -p "$data" && : >"$log" && own postgres "$data" && own postgres "$log"
  as postgres "$bin/initdb" -D "$data" -U zq -A scram-sha-256 --pwfile="$dir/password" -E UTF8 --locale=C.UTF-8 \
    --no-sync >"$dir/initdb.log" 2>&1 || { tail -n 5 "$dir/initdb.log" >&2; fail "initdb failed"; }
  local relaxed=(-c fsync=off -c full_page_writes=off)
  [ -z "$durable" ] || relaxed=()
  for _ in 1 2 3 4 5; do
    port=$(free_port)
    as postgres setsid "$bin/postgres" -D "$data" -c listen_addresses=127.0.0.1 -c port="$port" -c unix_socket_directories= \
      -c max_connections=200 "${relaxed[@]}" >>"$log" 2>&1 </dev/null &
    if await $! "$log" "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then break; fi
    port=
  done
  [ -n "$port" ] || fail "PostgreSQL did not start; its log is $log"
  local sql=("$bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U zq postgres)
  export PGPASSWORD=$password
  "${sql[@]}" -c "CREATE DATABASE zq ENCODING 'UTF8' TEMPLATE template0" \
    -c "CREATE DATABASE legacy ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
  local server="Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=$port;Uid=zq;Pwd={$password};Protocol=7.4-0;pqopt={tcp_user_timeout=5000}"
  cat >"$dir/postgresql.env" <<END
ZQ_POSTGRESQL_UTF8="$server;Database=zq"
ZQ_POSTGRESQL_LEGACY="$server;Database=legacy;ConnSettings={set client_encoding to 'SQL_ASCII'}"
END
}

start_mariadb() {
  local server=/usr/sbin/mariadbd data=$dir/mariadb log=$dir/mariadb.log port
  [ -x "$server" ] || fail "MariaDB is missing: apt-get install -y --no-install-recommends mariadb-server odbc-mariadb"
  check_folder mysql
  mkdir -p "$data" && : >"$log" && own mysql "$data" && own mysql "$log"
  as mysql mariadb-install-db --no-defaults --datadir="$data" --skip-test-db --auth-root-authentication-method=normal \
    >"$dir/install-db.log" 2>&1 || { tail -n 5 "$dir/install-db.log" >&2; fail "mariadb-install-db failed"; }
  cat >"$dir/mariadb.sql" <<END
CREATE DATABASE IF NOT EXISTS zq CHARACTER SET utf8mb4;
CREATE DATABASE IF NOT EXISTS legacy CHARACTER SET gbk;
CREATE USER IF NOT EXISTS 'zq'@'127.0.0.1' IDENTIFIED BY '$password';
GRANT ALL ON *.* TO 'zq'@'127.0.0.1' WITH GRANT OPTION;
ALTER USER 'root'@'localhost' ACCOUNT LOCK;
END
  own mysql "$dir/mariadb.sql"
  local relaxed=(--innodb-flush-log-at-trx-commit=0)
  [ -z "$durable" ] || relaxed=()
  for _ in 1 2 3 4 5; do
    port=$(free_port)
    as mysql setsid "$server" --no-defaults --datadir="$data" --bind-address=127.0.0.1 --port="$port" --socket=s.sock \
      --pid-file="$data/pid" --init-file="$dir/mariadb.sql" --skip-name-resolve --max-connections=200 "${relaxed[@]}" \
      >>"$log" 2>&1 </dev/null &
    if await $! "$log" mariadb-admin --no-defaults -h 127.0.0.1 -P "$port" -u zq "-p$password" ping; then break; fi
    port=
  done
  [ -n "$port" ] || fail "MariaDB did not start; its log is $log"
  local server="Driver={MariaDB Unicode};Server=127.0.0.1;Port=$port;Uid=zq;Pwd={$password};CONN_TIMEOUT=3;READ_TIMEOUT=15;WRITE_TIMEOUT=15"
  cat >"$dir/mariadb.env" <<END
ZQ_MARIADB_UTF8="$server;Database=zq"
ZQ_MARIADB_LEGACY="$server;Database=legacy;CHARSET=gbk"
END
}

is_running() { [ -f "$1" ] && kill -0 "$(head -n 1 "$1")" 2>/dev/null; }

# Removes what a killed run left behind, starts the server, tells how long it took.
start_one() {
  local kind=$1 pid_file=$2 begun=$SECONDS
  if [ -f "$dir/$kind.env" ] && is_running "$pid_file"; then return 0; fi
  rm -rf "${dir:?}/$kind" "$dir/$kind.env"
  "start_$kind"
  say "$kind is ready after $((SECONDS - begun)) s"
}

start() {
  mkdir -p "$dir" && chmod 711 "$dir"
  if [ ! -f "$dir/password" ]; then
    (umask 077 && head -c 15 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$dir/password")
  fi
  password=$(cat "$dir/password")
  chmod 644 "$dir/password" # initdb reads it as another user; it protects nothing beyond this machine's loopback
  local jobs=()
  if [ "$only" != mariadb ]; then start_one postgresql "$dir/postgresql/postmaster.pid" & jobs+=($!); fi
  if [ "$only" != postgresql ]; then start_one mariadb "$dir/mariadb/pid" & jobs+=($!); fi
  local job failed=
  for job in "${jobs[@]}"; do wait "$job" || failed=1; done
  [ -z "$failed" ] || exit 1
  cat "$dir"/{postgresql,mariadb}.env 2>/dev/null >"$dir/connections.new" || true
  mv "$dir/connections.new" "$dir/connections.env"
  cat "$dir/connections.env"
}

stop_one() {
  local pid_file=$1 signal=$2 pid
  [ -f "$pid_file" ] || return 0
  pid=$(head -n 1 "$pid_file")
  kill "-$signal" "$pid" 2>/dev/null || return 0
  for _ in $(seq 200); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.05; done
  kill -KILL "$pid" 2>/dev/null || true
}

stop() {
  [ -e "$dir/connections.env" ] || [ -e "$dir/password" ] || fail "$dir was not made by 'databases.sh start'"
  stop_one "$dir/postgresql/postmaster.pid" INT
  stop_one "$dir/mariadb/pid" TERM
  rm -rf "$dir"
}

case "${1:-}" in -h | --help) usage 0 ;; esac
[ $# -ge 2 ] || usage
verb=$1 dir=$2 only='' durable=''
shift 2
while [ $# -gt 0 ]; do
  case "$1" in
    --only) only=${2:-}; shift ;;
    --durable) durable=1 ;;
    *) usage ;;
  esac
  shift
done
case "$only" in '' | postgresql | mariadb) ;; *) usage ;; esac
dir=$(realpath -m "$dir")
case "$verb" in start) start ;; stop) stop ;; *) usage ;; esac
