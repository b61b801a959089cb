// Watches the configuration (zhengqiao.xml and, beside it, departments/, rules/ and calendar/*.xml) and the adapters'
// folders (*.so), and tells when something has changed: edits in place, atomic renames, new and removed files, links
// turned to another target. Goes by inotify, and looks by itself every few seconds where inotify sees nothing (network
// file systems, targets of links).
//
// The callback runs on the watcher's own thread, once per burst of changes, after everything has been still for
// `quiet`. Of configuration files the content counts, of adapters, which are big, size, time and inode: so a touched
// adapter is told and a touched configuration is not. stop() (and the destructor) joins the thread: never call them
// from the callback. Throws std::system_error when the system gives no descriptors or threads.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>

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

  // The adapters' folders from now on. Any thread, the callback included.
  void adapter_folders(std::set<std::filesystem::path>);

  void stop();

 private:
  struct Watching;
  std::unique_ptr<Watching> watching_;
};

}  // namespace zq::settings
