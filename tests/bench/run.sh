#!/usr/bin/env bash
# The benchmark: one command, one run, a table of ratios. Arguments go to the bench program (--people N --seconds N).
set -eu -o pipefail
cd "$(dirname "$0")/../.."
ZQ_LOGS=$PWD/build/logs
mkdir -p "$ZQ_LOGS"
. samples/lib.sh
step "安装与编译 (packages and build)"
install_packages "$ZQ_PACKAGES_BUILD $ZQ_PACKAGES_RUN"
build release bench
step "测量 (measuring; leave the machine alone)"
exec build/release/bin/bench "$@"
