#include "adapter_tool/worker.hpp"

#include <cstdlib>
#include <system_error>

#include "adapters/isolated/isolated.hpp"

namespace zq::tool {
namespace {

namespace fs = std::filesystem;
using std::chrono::steady_clock;

constexpr std::chrono::milliseconds stop_time{10'000};

fs::path fresh_folder() {
  std::string name = (fs::temp_directory_path() / "zq-adapter-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  return name;
}

}  // namespace

Instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

Worker::Worker()
    : folder_(fresh_folder()),
      supervisor_(std::make_shared<adapters::Supervisor>(adapters::worker_beside())),
      staging_(folder_) {}

Worker::~Worker() {
  if (started_) generation_->stop(steady_clock::now() + stop_time);
  generation_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<adapters::Description> Worker::scan(const fs::path& file, const settings::Department& department) {
  auto staged = staging_.stage(file);
  if (!staged) return std::move(staged).error();
  staged_ = std::move(staged).value();
  auto scanned = adapters::scan(*supervisor_, staged_, department, steady_clock::now() + department.start_time);
  if (scanned) scanned_ = scanned.value();
  return scanned;
}

Result<Done> Worker::start(const settings::Department& department) {
  generation_ = adapters::make_isolated(supervisor_, staged_, scanned_, department, {});
  auto started = generation_->start(steady_clock::now() + department.start_time, now());
  started_ = started.ok();
  return started;
}

adapters::Reply Worker::ask(adapters::Request request, std::chrono::milliseconds time) {
  request.trace = {"run-1", "RUN-1", "zq-adapter run", "trial", "zq-adapter"};
  request.deadline = steady_clock::now() + time;
  request.now = now();
  return generation_->ask(request, nullptr);
}

}  // namespace zq::tool
