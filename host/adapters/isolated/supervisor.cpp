#include "adapters/isolated/supervisor.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <future>
#include <map>
#include <system_error>
#include <thread>

#include "adapters/isolated/output_lines.hpp"
#include "adapters/isolated/spawn.hpp"

namespace zq::adapters {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

// A control message waits this long for a worker that does not read; then it is lost, and the worker is ended anyway.
constexpr milliseconds tell_time{200};

}  // namespace

Phrase how_ended(int code, int status) {
  const std::string number = std::to_string(status);
  if (code == CLD_EXITED) return {"exited with code " + number, "自行退出，退出码 " + number};
  const char* name = ::sigabbrev_np(status);
  const std::string signal = number + " (SIG" + (name != nullptr ? name : "?") + ")";
  return {"ended by signal " + signal, "被信号 " + signal + " 终止"};
}

std::filesystem::path worker_beside() {
  std::error_code failed;
  return std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / "zq-worker";
}

void WorkerProcess::tell(std::string_view frames) {
  const std::lock_guard lock(mutex_);
  if (!how_) control_.send(frames, Steady::now() + tell_time);
}

void WorkerProcess::kill() {
  const std::lock_guard lock(mutex_);
  if (!how_) ::kill(-pid_, SIGKILL);
}

std::optional<Phrase> WorkerProcess::wait_end(SteadyTime until) {
  std::unique_lock lock(mutex_);
  changed_.wait_until(lock, until, [&] { return how_.has_value(); });
  return how_;
}

bool WorkerProcess::ended() const {
  const std::lock_guard lock(mutex_);
  return how_.has_value();
}

class Supervisor::Loop {
 public:
  explicit Loop(std::filesystem::path program) : program_(std::move(program)) {
    epoll_ = Descriptor(::epoll_create1(EPOLL_CLOEXEC));
    wake_ = Descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!epoll_.open() || !wake_.open()) throw std::system_error(errno, std::generic_category(), "epoll or eventfd");
    watch(wake_.get());
  }
  static void begin(const std::shared_ptr<Loop>& self) {
    self->thread_ = std::thread([self] { self->run(); });
  }
  void end() {
    ending_ = true;
    wake();
    if (on_own_thread())
      thread_.detach();
    else
      thread_.join();
  }

  void at(SteadyTime when, std::function<void()> what) {
    {
      const std::lock_guard lock(mutex_);
      due_.emplace(when, std::move(what));
    }
    wake();
  }
  Result<std::shared_ptr<WorkerProcess>> start(int slots, std::string_view hello, WorkerEvents events);
  int count() const { return count_; }

 private:
  bool on_own_thread() const { return std::this_thread::get_id() == thread_.get_id(); }
  struct Child {
    std::shared_ptr<WorkerProcess> process;
    WorkerEvents events;
    Descriptor pidfd, output;
    Channel control;  // receiving only
    FrameReader frames;
    OutputLines lines;
  };

  Result<std::shared_ptr<WorkerProcess>> start_here(int slots, std::string_view hello, WorkerEvents events);
  void watch(int fd) const;
  void wake() const {
    const uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_.get(), &one, sizeof one);
  }
  void run();
  int timeout();
  void run_due();
  void hear(int fd);
  // False: nothing more to read there for good.
  bool read_control(Child&);
  bool read_output(Child&);
  void bury(Child&);

  const std::filesystem::path program_;
  Descriptor epoll_, wake_;
  std::map<int, std::shared_ptr<Child>> by_descriptor_;  // only this thread
  std::atomic<int> count_{0};
  std::atomic<bool> ending_{false};
  std::mutex mutex_;
  std::multimap<SteadyTime, std::function<void()>> due_;
  std::thread thread_;
};

void Supervisor::Loop::watch(int fd) const {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = fd;
  if (::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, fd, &event) != 0)
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
}

Result<std::shared_ptr<WorkerProcess>> Supervisor::Loop::start(int slots, std::string_view hello, WorkerEvents events) {
  if (on_own_thread()) return start_here(slots, hello, std::move(events));
  std::promise<Result<std::shared_ptr<WorkerProcess>>> promise;
  auto started = promise.get_future();
  at(SteadyTime{}, [&] { promise.set_value(start_here(slots, hello, std::move(events))); });
  return started.get();
}

Result<std::shared_ptr<WorkerProcess>> Supervisor::Loop::start_here(int slots, std::string_view hello,
                                                                    WorkerEvents events) {
  if (ending_) return Error{ErrorCode::unavailable, "主机正在停止", "the supervisor is ending"};
  auto spawned = spawn(program_, slots);
  if (!spawned) return std::move(spawned).error();
  auto child = std::make_shared<Child>();
  child->process = std::shared_ptr<WorkerProcess>(new WorkerProcess);
  child->process->pid_ = spawned->pid;
  child->process->slots_ = std::move(spawned->slots);
  child->events = std::move(events);
  child->pidfd = std::move(spawned->pidfd);
  child->output = std::move(spawned->output);
  child->control = std::move(spawned->control);
  child->process->control_ = Channel(Descriptor(::dup(child->control.descriptor())));
  ++count_;
  for (const int fd : {child->pidfd.get(), child->output.get(), child->control.descriptor()}) {
    by_descriptor_[fd] = child;
    watch(fd);
  }
  child->process->tell(hello);
  return child->process;
}

int Supervisor::Loop::timeout() {
  const std::lock_guard lock(mutex_);
  if (due_.empty()) return -1;
  const auto left = std::chrono::ceil<milliseconds>(due_.begin()->first - Steady::now()).count();
  return static_cast<int>(std::clamp<int64_t>(left, 0, 60000));
}

void Supervisor::Loop::run_due() {
  for (;;) {
    std::function<void()> what;
    {
      const std::lock_guard lock(mutex_);
      if (due_.empty() || due_.begin()->first > Steady::now()) return;
      what = std::move(due_.begin()->second);
      due_.erase(due_.begin());
    }
    what();
  }
}

void Supervisor::Loop::run() {
  std::array<epoll_event, 64> events;
  while (!ending_) {
    const int ready = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), timeout());
    for (int n = 0; n < ready; ++n) hear(events[static_cast<size_t>(n)].data.fd);
    run_due();
  }
  run_due();  // who waits for start() gets its answer
  while (!by_descriptor_.empty()) {
    const auto child = by_descriptor_.begin()->second;
    child->process->kill();
    bury(*child);
  }
}

void Supervisor::Loop::hear(int fd) {
  if (fd == wake_.get()) {
    uint64_t count = 0;
    [[maybe_unused]] const ssize_t got = ::read(fd, &count, sizeof count);
    return;
  }
  const auto found = by_descriptor_.find(fd);
  if (found == by_descriptor_.end()) return;  // of a child that was buried in this round
  const auto child = found->second;
  if (fd == child->pidfd.get()) return bury(*child);
  const bool more = fd == child->output.get() ? read_output(*child) : read_control(*child);
  if (more) return;
  ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, fd, nullptr);  // its end is told by the pidfd
  by_descriptor_.erase(fd);
}

bool Supervisor::Loop::read_control(Child& child) {
  char bytes[16 * 1024];
  for (;;) {
    const ssize_t got = ::recv(child.control.descriptor(), bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (got <= 0) return false;
    child.frames.feed({bytes, static_cast<size_t>(got)});
    while (auto frame = child.frames.next()) child.events.frame(*frame);
    if (child.frames.broken()) return child.process->kill(), false;
  }
}

bool Supervisor::Loop::read_output(Child& child) {
  char bytes[4096];
  for (;;) {
    const ssize_t got = ::read(child.output.get(), bytes, sizeof bytes);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return true;
    if (got <= 0) return false;
    child.lines.feed({bytes, static_cast<size_t>(got)}, child.events.line);
  }
}

// What it said before it ended is heard first.
void Supervisor::Loop::bury(Child& child) {
  const auto process = child.process;
  process->kill();  // whatever else is in its group
  const auto wait = [&](int options) {
    siginfo_t how{};
    while (::waitid(P_PID, static_cast<id_t>(process->pid_), &how, WEXITED | options) != 0 && errno == EINTR) {
    }
    return how;
  };
  const siginfo_t how = wait(WNOWAIT);  // its number stays its own until nobody can signal it any more
  read_control(child);
  read_output(child);
  child.lines.end(child.events.line);
  const Phrase words = how_ended(how.si_code, how.si_status);
  const auto events = std::move(child.events);
  {
    const std::lock_guard lock(process->mutex_);
    process->how_ = words;
    process->changed_.notify_all();
  }
  wait(0);
  for (const int fd : {child.pidfd.get(), child.output.get(), child.control.descriptor()}) by_descriptor_.erase(fd);
  --count_;
  events.end(words);
}

Supervisor::Supervisor(std::filesystem::path program) : loop_(std::make_shared<Loop>(std::move(program))) {
  Loop::begin(loop_);
}
Supervisor::~Supervisor() { loop_->end(); }

Result<std::shared_ptr<WorkerProcess>> Supervisor::start(int slots, std::string_view hello, WorkerEvents events) {
  return loop_->start(slots, hello, std::move(events));
}
void Supervisor::at(SteadyTime when, std::function<void()> what) { loop_->at(when, std::move(what)); }
int Supervisor::count() const { return loop_->count(); }

}  // namespace zq::adapters
