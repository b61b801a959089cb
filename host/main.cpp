// zhengqiao: the host and its operator commands.
#include <csignal>

#include "application/application.hpp"

int main(int argc, char** argv) {
  // Before any thread exists, so that only the main thread's sigwait sees them; SIGHUP would end the process otherwise.
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGTERM, SIGINT, SIGQUIT, SIGHUP}) sigaddset(&set, number);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  zq::application::Application application;
  return application.start(argc, argv);
}
