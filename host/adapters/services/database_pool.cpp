#include <algorithm>

#include "adapters/services/connection_text.hpp"
#include "adapters/services/database.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Steady = std::chrono::steady_clock;

constexpr seconds age_max{600};
constexpr seconds idle_untested_max{10};
constexpr milliseconds look_interval{50};
constexpr seconds login_time_max{5};

odbc::Environment& environment() {
  static auto& environment = *new odbc::Environment;  // outlives every connection, also those a hung adapter holds
  return environment;
}

bool still_works(Link& link, SteadyTime now) {
  if (now - link.made > age_max || link.connection.dead()) return false;
  if (now - link.used < idle_untested_max || link.connection.kind() == odbc::Kind::other) return true;
  try {
    link.connection.execute("SELECT 1");
    return true;
  } catch (const odbc::Failure&) {
    return false;
  }
}

}  // namespace

Link::Link(const Private& connection_text, seconds login_time)
    : connection(environment(), connection_text.reveal(), login_time), made(Steady::now()), used(made) {}

DatabasePool::DatabasePool(settings::Database config)
    : config_(std::move(config)), charset_(encoding_named(config_.charset)) {}

// An idle connection, or leave to make one; neither when the call has ended.
std::unique_ptr<Link> DatabasePool::idle_or_permit(Call& call, bool& permitted) {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (!idle_.empty()) {
      auto link = std::move(idle_.back());
      idle_.pop_back();
      ++lent_;
      return link;
    }
    if (lent_ < std::max(1, config_.pool)) {
      ++lent_;
      permitted = true;
      return nullptr;
    }
    if (call.cancelled()) return nullptr;
    freed_.wait_for(lock, std::min(look_interval, call.left() + milliseconds(1)));
  }
}

void DatabasePool::dismiss() {
  const std::lock_guard lock(mutex_);
  --lent_;
  freed_.notify_one();
}

std::unique_ptr<Link> DatabasePool::take(Call& call) {
  for (;;) {
    bool permitted = false;
    auto link = idle_or_permit(call, permitted);
    if (link) {
      if (still_works(*link, Steady::now())) return link;
      link.reset();
      dismiss();
      continue;
    }
    if (!permitted) {
      call.fail(call.interrupted(), "no connection to database '" + config_.name + "' became free in time (pool " +
                                        std::to_string(config_.pool) + ")");
      return nullptr;
    }
    try {
      const auto left = std::chrono::ceil<seconds>(call.left());
      return std::make_unique<Link>(connection_text(config_), std::clamp(left, seconds(1), login_time_max));
    } catch (...) {
      dismiss();
      throw;
    }
  }
}

void DatabasePool::give_back(std::unique_ptr<Link> link, bool sound) {
  link->used = Steady::now();
  if (!sound || link->connection.dead()) {
    link.reset();
    dismiss();
    return;
  }
  const std::lock_guard lock(mutex_);
  --lent_;
  idle_.push_back(std::move(link));
  freed_.notify_one();
}

DatabasePools::DatabasePools(const std::vector<settings::Database>& databases) {
  for (const auto& database : databases) pools_.emplace_back(database);
}

DatabasePool* DatabasePools::find(std::string_view source) {
  for (DatabasePool& pool : pools_)
    if (pool.config().name == source) return &pool;
  return nullptr;
}

}  // namespace zq::adapters
