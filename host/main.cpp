// zhengqiao: the host and its operator commands.
#include <malloc.h>
#include <sys/resource.h>

#include <csignal>

#include "application/application.hpp"

namespace {

// Adapters' files are read whole, in a thread each. Left to itself malloc takes such blocks from the thread's own arena
// after the first one and keeps them: 5 MB a department. With fixed limits they come from the system and go back to it.
void give_large_blocks_back() {
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 8 << 20);
}

// The soft limit of open files is often 1024; the host takes what its administrator allows: a worker alone costs it a
// dozen.
void take_all_descriptors() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char** argv) {
  give_large_blocks_back();
  take_all_descriptors();
  // Before any thread exists, so that only the main thread's sigwait sees them; SIGHUP would end the process otherwise.
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGTERM, SIGINT, SIGQUIT, SIGHUP}) sigaddset(&set, number);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  zq::application::Application application;
  return application.start(argc, argv);
}
