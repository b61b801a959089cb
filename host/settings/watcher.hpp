// Watches the configuration (zhengqiao.xml and departments/*.xml beside it) and tells when its content has changed:
// edits in place, atomic renames, new and removed files, links turned to another target. Goes by inotify, and looks by
// itself every few seconds where inotify sees nothing (network file systems, targets of links).
//
// The callback runs on the watcher's own thread, once per burst of changes, after the content has been still for
// `quiet`. A change of times without a change of content is none. stop() (and the destructor) joins the thread: never
// call them from the callback. Throws std::system_error when the system gives no descriptors or threads.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>

namespace zq::settings {

class Watcher {
 public:
  struct Options {
    std::chrono::milliseconds quiet{300};
    std::chrono::milliseconds look_interval{3000};
  };

  Watcher(std::filesystem::path file, std::function<void()> changed)
      : Watcher(std::move(file), std::move(changed), {}) {}
  Watcher(std::filesystem::path file, std::function<void()> changed, Options);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  void stop();

 private:
  struct Watching;
  std::unique_ptr<Watching> watching_;
};

}  // namespace zq::settings
