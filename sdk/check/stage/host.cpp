#include "check/stage/host.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <new>

#include "adapters/call.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::check {
namespace {

using adapters::Call;

constexpr size_t tail = 64;  // of a newer table
constexpr std::uint32_t newer_minor = 7;

std::mutex& registry_mutex() {
  static std::mutex mutex;
  return mutex;
}
std::map<const zq_host*, StageHost*>& registry() {
  static std::map<const zq_host*, StageHost*> hosts;
  return hosts;
}

}  // namespace

struct StageHost::Tables {
  static StageHost& used(const zq_host* host) {
    StageHost& self = of(host);
    ++self.service_calls_;
    return self;
  }
  static const void* find(const zq_host* host, const char* id) noexcept {
    StageHost& self = of(host);
    if (id == nullptr) return nullptr;
    {
      const std::lock_guard lock(self.mutex_);
      self.looked_up_.emplace(id);
    }
    if (self.hidden_ == id) return nullptr;
    for (const auto& [name, table] : self.tables_)
      if (name == id) return table;
    return nullptr;
  }
  static void write(const zq_host* host, std::int32_t level, zq_str request, zq_str text) noexcept {
    used(host);
    adapters::log_table.write(host, level, request, text);
  }
  static zq_str get(const zq_host* host, const char* key) noexcept {
    used(host);
    return adapters::config_table.get(host, key);
  }
  static zq_status visit(const zq_host* host, const char* name, zq_visit fn, void* user) noexcept {
    used(host);
    return adapters::secret_table.visit(host, name, fn, user);
  }
  static zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** out) noexcept {
    zq_status status = ZQ_OK;
    if (!used(host).pass(call, status)) return status;
    return adapters::database_table.open(host, call, source, out);
  }
  static zq_status request(const zq_host* host, const zq_call* call, const zq_http_request* request, zq_http_visit fn,
                           void* user) noexcept {
    zq_status status = ZQ_OK;
    if (!used(host).pass(call, status)) return status;
    return adapters::http_table.request(host, call, request, fn, user);
  }
  static void ready(const zq_host* host, zq_str token) noexcept {
    used(host);
    adapters::completion_table.ready(host, token);
  }
};

StageHost& StageHost::of(const zq_host* host) {
  const std::lock_guard lock(registry_mutex());
  return *registry().at(host);  // a host we never made: std::out_of_range ends the check as a crash
}

std::set<std::string> StageHost::looked_up() const {
  const std::lock_guard lock(mutex_);
  return looked_up_;
}

// False: the legacy system is cut off, and `status` says how.
bool StageHost::pass(const zq_call* raw, zq_status& status) {
  ++io_calls_;
  Call* call = Call::of(raw);
  if (backend_ == Backend::as_is || call == nullptr) return true;
  if (backend_ == Backend::refused) {
    status = call->fail(ZQ_E_UNAVAILABLE, "业务系统拒绝连接");
    return false;
  }
  ++waiting_;
  while ((status = call->interrupted()) == ZQ_OK) ::poll(nullptr, 0, 2);
  --waiting_;
  call->fail(status, "业务系统没有答复");
  return false;
}

// A table in two pages of its own; the second is not readable.
template <class T>
T* StageHost::place(const T& table) {
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  void* made = ::mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (made == MAP_FAILED) throw std::bad_alloc();
  char* bytes = static_cast<char*>(made);
  ::mprotect(bytes + page, page, PROT_NONE);
  pages_.emplace_back(bytes, 2 * page);
  std::memset(bytes, 0xA5, page);
  const size_t length = sizeof(T) + (shape_ == Shape::newer ? tail : 0);
  T* placed = new (bytes + (shape_ == Shape::older ? page - sizeof(T) : 0)) T(table);
  placed->size = static_cast<std::uint32_t>(length);
  return placed;
}

StageHost::StageHost(settings::Department department, Shape shape)
    : services_(std::move(department), {}), shape_(shape) {
  zq_host host = *services_.abi();
  host.get_service = &Tables::find;
  if (shape == Shape::newer) host.abi_minor = ZQ_ABI_MINOR + newer_minor;
  host_ = place(host);
  {
    const std::lock_guard lock(registry_mutex());
    registry()[host_] = this;
  }
  zq_database database = adapters::database_table;
  database.open = &Tables::open;
  tables_ = {{ZQ_SVC_LOG, place(zq_log{0, 0, &Tables::write})},
             {ZQ_SVC_CONFIG, place(zq_config{0, 0, &Tables::get})},
             {ZQ_SVC_SECRET, place(zq_secret{0, 0, &Tables::visit})},
             {ZQ_SVC_TEXT, place(adapters::text_table)},
             {ZQ_SVC_DATABASE, place(database)},
             {ZQ_SVC_HTTP, place(zq_http{0, 0, &Tables::request})},
             {ZQ_SVC_COMPLETION, place(zq_completion{0, 0, &Tables::ready})}};
}

StageHost::~StageHost() {
  {
    const std::lock_guard lock(registry_mutex());
    registry().erase(host_);
  }
  for (const auto& [bytes, size] : pages_) ::munmap(bytes, size);
}

void StageHost::poison() {
  for (const auto& [bytes, size] : pages_) ::mprotect(bytes, size, PROT_NONE);
}

bool StageHost::is_poisoned(const void* address) const {
  const char* at = static_cast<const char*>(address);
  return std::ranges::any_of(pages_,
                             [&](const auto& page) { return at >= page.first && at < page.first + page.second; });
}

}  // namespace zq::check
