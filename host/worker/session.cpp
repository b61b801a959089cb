#include "worker/session.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "adapters/elf.hpp"
#include "adapters/in_process.hpp"
#include "adapters/isolated/channel.hpp"
#include "adapters/isolated/messages.hpp"
#include "adapters/isolated/stop_frame.hpp"
#include "adapters/loader.hpp"
#include "adapters/refusal.hpp"
#include "log/log.hpp"
#include "worker/confinement.hpp"

namespace zq::worker {
namespace {

using namespace adapters;  // NOLINT: this is the other half of adapters/isolated
using Steady = std::chrono::steady_clock;
using std::chrono::seconds;

// A host that lives reads its sockets at once.
constexpr seconds send_time{10};
constexpr seconds hello_time{30};

class Session {
 public:
  int run();

 private:
  Result<Ready> begin(const Hello&);
  void forward_log();
  void send(FrameType type, std::string_view payload) {
    const std::lock_guard lock(sending_);
    control_.send(frame_bytes(type, 0, payload), Steady::now() + send_time);
  }
  void serve(size_t slot);
  Reply answer(const Request&, uint64_t call);
  int hear();

  Channel control_{Descriptor(control_descriptor)};
  std::mutex sending_;
  std::vector<Channel> slots_;
  std::shared_ptr<Generation> generation_;
  std::mutex calls_mutex_;
  std::map<uint64_t, Cancellation> calls_;
};

Error wrong_version(const Hello& hello) {
  const auto span = [](int from, int to) { return std::to_string(from) + "-" + std::to_string(to); };
  return refused({"protocol",
                  span(protocol_min, protocol_max),
                  span(hello.version_min, hello.version_max),
                  {"install host and zq-worker from one release", "把主机与 zq-worker 安装成同一版本"}});
}

Error no_hello() {
  Hello unreadable;
  unreadable.version_min = unreadable.version_max = 0;
  return wrong_version(unreadable);
}

// Another user may not reach the host's folders: the file is opened before, and found again by its descriptor.
std::string within_reach(const Hello& hello) {
  if (hello.department.run_as.empty()) return hello.file;
  const int fd = ::open(hello.file.c_str(), O_RDONLY | O_CLOEXEC);
  return fd < 0 ? hello.file : "/proc/self/fd/" + std::to_string(fd);
}

Result<Done> check_hash(const Hello& hello, const std::string& file) {
  const std::string bytes = whole_file(file);
  const std::string found = bytes.empty() ? std::string("unreadable") : sha256_hex(bytes);
  if (found == hello.sha256) return Done{};
  return refused({"sha256 of " + hello.file,
                  hello.sha256,
                  found,
                  {"do not touch the copies in the state directory", "不要改动状态目录中的副本"}});
}

void Session::forward_log() {
  log::forward([this](const log::Event& event) {
    LogLine line{static_cast<uint8_t>(event.level),
                 std::string(event.id),
                 std::string(event.request_id),
                 std::string(event.text),
                 {}};
    for (const log::Field& field : event.fields) line.fields.emplace_back(field.key, field.value);
    send(FrameType::log, bytes_of(line));
  });
}

Result<Ready> Session::begin(const Hello& hello) {
  if (hello.version_max < protocol_min || hello.version_min > protocol_max) return wrong_version(hello);
  for (uint32_t n = 0; n < hello.slots; ++n)
    slots_.emplace_back(Descriptor(control_descriptor + 1 + static_cast<int>(n)));
  ::prctl(PR_SET_NAME, ("zq-" + hello.department.id.value).c_str());  // for whoever looks at the list of processes
  const std::string file = within_reach(hello);
  if (auto confined = confine(hello.department, hello.slots); !confined) return std::move(confined).error();
  if (auto same = check_hash(hello, file); !same) return std::move(same).error();
  auto library = load(StagedFile{file, hello.vendor, hello.sha256});
  if (!library) return std::move(library).error();
  hide();
  Ready ready{std::min(hello.version_max, protocol_max), (*library)->description};
  if (hello.purpose == Hello::Purpose::scan) return ready;

  const auto& department = hello.department;
  auto services = std::make_shared<Services>(
      department, [this](const DepartmentId&, const std::string& token) { send(FrameType::completion, token); });
  generation_ = make_in_process(std::move(*library), std::move(services),
                                AnswerLimits{department.answer_bytes_max, department.answer_records_max});
  const SteadyTime deadline(
      std::chrono::duration_cast<SteadyTime::duration>(std::chrono::nanoseconds(hello.start_deadline_ns)));
  if (auto started = generation_->start(deadline, hello.now); !started) return std::move(started).error();
  ready.description = generation_->description();
  return ready;
}

Reply Session::answer(const Request& request, uint64_t call) {
  const auto cancellation = std::make_shared<std::atomic<bool>>(false);
  {
    const std::lock_guard lock(calls_mutex_);
    calls_[call] = cancellation;
  }
  Reply reply = generation_->ask(request, cancellation);
  const std::lock_guard lock(calls_mutex_);
  calls_.erase(call);
  return reply;
}

void Session::serve(size_t slot) {
  Channel& channel = slots_[slot];
  Frame frame;
  while (channel.receive(frame) == Channel::Got::frame) {
    const auto request = frame.type == FrameType::call ? read_request(frame.payload) : std::nullopt;
    if (!request) std::_Exit(1);  // the host and we do not understand each other
    for (const std::string& part : frames_of(answer(*request, frame.call), frame.call))
      if (!channel.send(part, Steady::now() + send_time)) return;
  }
}

int Session::hear() {
  Frame frame;
  while (control_.receive(frame) == Channel::Got::frame) {
    if (frame.type == FrameType::cancel) {
      const std::lock_guard lock(calls_mutex_);
      if (const auto call = calls_.find(frame.call); call != calls_.end()) *call->second = true;
    } else if (frame.type == FrameType::stop) {
      generation_->stop(read_stop(frame.payload).value_or(Steady::now()));
      generation_.reset();  // destroys the instance
      send(FrameType::bye, {});
      return 0;
    }
  }
  return 0;  // the host is gone; what is under way is nobody's any more
}

int Session::run() {
  Frame frame;
  if (control_.receive(frame, Steady::now() + hello_time) != Channel::Got::frame || frame.type != FrameType::hello)
    return 1;
  forward_log();
  const auto hello = read_hello(frame.payload);
  auto ready = hello ? begin(*hello) : Result<Ready>(no_hello());
  if (!ready) {
    send(FrameType::refused, bytes_of(ready.error()));
    return 1;
  }
  std::vector<std::thread> threads;
  for (size_t slot = 0; slot < slots_.size(); ++slot) threads.emplace_back([this, slot] { serve(slot); });
  for (std::thread& one : threads) one.detach();
  send(FrameType::ready, bytes_of(*ready));
  return hello->purpose == Hello::Purpose::scan ? 0 : hear();
}

}  // namespace

int run() {
  // Never destroyed: threads may still be in the adapter when the process ends.
  auto* session = new Session;
  return session->run();
}

}  // namespace zq::worker
