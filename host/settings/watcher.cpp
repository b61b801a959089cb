#include "settings/watcher.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#include "settings/value.hpp"
#include "settings/xml.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class Descriptor {
 public:
  Descriptor(int fd, const char* what) : fd_(fd) {
    if (fd < 0) throw std::system_error(errno, std::system_category(), what);
  }
  ~Descriptor() { ::close(fd_); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }

 private:
  int fd_;
};

// Path -> what it holds: for configuration, which is small, the hash of its bytes; for adapters, which are not, a
// stamp.
using Content = std::map<std::string, std::string>;

std::string hash_of(const fs::path& file) {
  std::error_code fault;
  std::ifstream in(file, std::ios::binary);
  if (!fs::is_regular_file(file, fault) || !in) return "not readable";
  std::string bytes(file_bytes_max + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<size_t>(in.gcount()));
  return sha256(bytes);
}

std::string stamp_of(const fs::path& file) {
  struct stat at {};
  if (::stat(file.c_str(), &at) != 0) return "not readable";
  std::string stamp;
  for (const auto part : {int64_t(at.st_dev), int64_t(at.st_ino), int64_t(at.st_size), int64_t(at.st_mtim.tv_sec),
                          int64_t(at.st_mtim.tv_nsec)})
    stamp += std::to_string(part) + " ";
  return stamp;
}

void add_visible(Content& content, const fs::path& folder, std::string_view ending,
                 std::string (*of)(const fs::path&)) {
  std::error_code fault;
  for (fs::directory_iterator at(folder, fault), end; !fault && at != end; at.increment(fault)) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(ending) && !name.starts_with(".")) content[at->path().string()] = of(at->path());
  }
}

}  // namespace

struct Watcher::Watching {
  fs::path file;
  std::array<fs::path, 5> folders;  // of departments, rules, calendars, routing and assessment schemes
  std::function<void()> changed;
  Options options;
  Descriptor notices{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC), "inotify_init1"};
  Descriptor stopping{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC), "eventfd"};
  std::mutex mutex{};             // over the two below
  std::set<fs::path> adapters{};  // folders
  Content seen{};
  std::thread thread{};

  // Adding what is watched already changes nothing; a folder that was replaced is added anew. Under mutex.
  void watch_folders() const {
    constexpr uint32_t events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR;
    ::inotify_add_watch(notices.get(), file.parent_path().c_str(), events);
    for (const fs::path& at : folders) ::inotify_add_watch(notices.get(), at.c_str(), events);
    for (const fs::path& at : adapters) ::inotify_add_watch(notices.get(), at.c_str(), events);
  }

  // Under mutex.
  Content content() const {
    Content now;
    add_visible(now, file.parent_path(), ".xml", hash_of);  // units.xml too
    now[file.string()] = hash_of(file);
    for (const fs::path& at : folders) add_visible(now, at, ".xml", hash_of);
    for (const fs::path& at : adapters)
      for (const char* ending : {".so", ".so.sig", ".so.report.json"}) add_visible(now, at, ending, stamp_of);
    return now;
  }

  // Whether anything is different from the last look.
  bool differs() {
    const std::lock_guard lock(mutex);
    watch_folders();
    Content now = content();
    if (now == seen) return false;
    seen = std::move(now);
    return true;
  }

  // What stands in new folders is no change, and neither is what goes with the old ones.
  void replace_adapters(std::set<fs::path> folders) {
    const std::lock_guard lock(mutex);
    if (folders == adapters) return;
    const Content before = content();
    const bool nothing_new = before == seen;
    adapters = std::move(folders);
    watch_folders();
    if (nothing_new) seen = content();
  }

  void drop_notices() const {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    while (::read(notices.get(), buffer.data(), buffer.size()) > 0) {
    }
  }

  // False: stop.
  bool wait(milliseconds time) const {
    std::array<pollfd, 2> waiting = {pollfd{stopping.get(), POLLIN, 0}, pollfd{notices.get(), POLLIN, 0}};
    ::poll(waiting.data(), waiting.size(), static_cast<int>(time.count()));
    drop_notices();
    return (waiting[0].revents & POLLIN) == 0;
  }

  void run() {
    std::optional<steady_clock::time_point> due;
    while (true) {
      milliseconds time = options.look_interval;
      if (due) {
        const auto left = std::chrono::ceil<milliseconds>(*due - steady_clock::now());
        time = std::clamp(left, milliseconds(0), options.quiet);
      }
      if (!wait(time)) return;
      if (differs()) {
        due = steady_clock::now() + options.quiet;
      } else if (due && steady_clock::now() >= *due) {
        due.reset();
        changed();
      }
    }
  }
};

Watcher::Watcher(fs::path file, std::function<void()> changed, Options options) {
  const fs::path absolute = fs::absolute(file);
  const fs::path beside = absolute.parent_path();
  watching_.reset(new Watching{
      absolute,
      {beside / "departments", beside / "rules", beside / "calendar", beside / "routing", beside / "assessment"},
      std::move(changed),
      options});
  watching_->differs();
  watching_->thread = std::thread([watching = watching_.get()] { watching->run(); });
}

Watcher::~Watcher() { stop(); }

void Watcher::adapter_folders(std::set<fs::path> folders) { watching_->replace_adapters(std::move(folders)); }

void Watcher::stop() {
  if (!watching_->thread.joinable()) return;
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(watching_->stopping.get(), &one, sizeof one);
  watching_->thread.join();
}

}  // namespace zq::settings
