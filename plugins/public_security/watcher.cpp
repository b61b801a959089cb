#include "public_security/watcher.hpp"

namespace public_security {

Watcher::Watcher(const zq::Host& host, const Ferry& ferry, std::chrono::milliseconds interval)
    : host_(host), ferry_(ferry), interval_(interval), thread_([this] { run(); }) {}

Watcher::~Watcher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

bool Watcher::pause() {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, interval_, [this] { return stopping_; });
}

void Watcher::look() {
  std::set<std::string> answered = ferry_.answered(told_);
  for (const std::string& token : answered) {
    if (!told_.contains(token)) host_.answer_ready(token);
  }
  told_ = std::move(answered);
}

void Watcher::run() {
  auto purge_at = std::chrono::steady_clock::now();
  do {
    std::string fault;
    try {
      look();
      if (std::chrono::steady_clock::now() >= purge_at) {
        purge_at += std::chrono::hours(1);
        ferry_.purge();
      }
    } catch (const std::exception& error) {
      fault = error.what();
    }
    // The same fault is worth one line, not one every half second.
    if (fault != last_fault_ && !fault.empty()) host_.log(ZQ_LOG_WARNING, "监视摆渡目录失败：" + fault);
    last_fault_ = fault;
  } while (pause());
}

}  // namespace public_security
