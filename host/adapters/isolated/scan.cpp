// Looking at an adapter in a process of its own, before anything depends on it.
#include <condition_variable>
#include <mutex>
#include <optional>

#include "adapters/isolated/isolated.hpp"
#include "adapters/isolated/messages.hpp"
#include "adapters/isolated/pool_words.hpp"
#include "adapters/text_rules.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

// What the scan says, once: the description, a refusal, or that the process ended.
struct Verdict {
  std::mutex mutex;
  std::condition_variable said;
  std::optional<Result<Description>> what;
  void say(Result<Description> result) {
    const std::lock_guard lock(mutex);
    if (!what) what.emplace(std::move(result));
    said.notify_all();
  }
};

void take_frame(Verdict& verdict, const Frame& frame) {
  if (frame.type == FrameType::ready) {
    auto ready = read_ready(frame.payload);
    verdict.say(ready ? Result<Description>(std::move(ready->description)) : Result<Description>(broke_protocol()));
  } else if (frame.type == FrameType::refused) {
    auto refusal = read_refused(frame.payload);
    verdict.say(refusal ? std::move(*refusal) : broke_protocol());
  }
}

}  // namespace

Result<Description> scan(Supervisor& supervisor, const StagedFile& file, const settings::Department& department,
                         SteadyTime deadline) {
  Hello hello;
  hello.purpose = Hello::Purpose::scan;
  hello.file = file.path.string();
  hello.vendor = file.vendor.string();
  hello.sha256 = file.sha256;
  hello.department.id = department.id;
  hello.department.memory_max = department.memory_max;
  hello.department.open_files_max = department.open_files_max;
  hello.department.run_as = department.run_as;
  const auto verdict = std::make_shared<Verdict>();
  WorkerEvents events;
  events.frame = [verdict](const Frame& frame) { take_frame(*verdict, frame); };
  events.line = [id = department.id.value](std::string_view line) {
    log::write_adapter(log::Level::info, id, "", printable(line, log_line_bytes_max));
  };
  events.end = [verdict](const Phrase& how) { verdict->say(load_killed(how)); };
  auto process = supervisor.start(0, frame_bytes(FrameType::hello, 0, bytes_of(hello)), std::move(events));
  if (!process) return std::move(process).error();
  std::unique_lock lock(verdict->mutex);
  const bool in_time = verdict->said.wait_until(lock, deadline, [&] { return verdict->what.has_value(); });
  if (!in_time) {
    (*process)->kill();
    return load_too_slow();
  }
  if (!(*verdict->what)) return *verdict->what;
  Description description = std::move(*verdict->what).value();
  description.sha256 = file.sha256;
  return description;
}

}  // namespace zq::adapters
