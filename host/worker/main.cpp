// zq-worker: one adapter of one department in a process of its own. Started by the host with its sockets on descriptors
// 3, 4, ...; started by hand it only says so.
#include <sys/socket.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "worker/session.hpp"

int main() {
  struct stat control {};
  if (fstat(zq::worker::control_descriptor, &control) != 0 || !S_ISSOCK(control.st_mode)) {
    std::fputs("zq-worker 由主机 zhengqiao 启动，不单独运行 (started by the host; not to be run by hand)\n", stderr);
    return 64;
  }
  std::signal(SIGPIPE, SIG_IGN);
  // No destructors of a vendor's statics: what had to be stopped has been stopped.
  std::_Exit(zq::worker::run());
}
