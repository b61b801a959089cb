#include "store/readers.hpp"

#include "log/log.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

constexpr auto wait_limit = std::chrono::seconds(2);
constexpr auto read_limit = std::chrono::seconds(5);

}  // namespace

Readers::Readers(odbc::Environment& environment, settings::Store settings)
    : environment_(environment), settings_(std::move(settings)), free_(std::max(1, settings_.readers)) {}

std::unique_ptr<Session> Readers::open() {
  auto session = std::make_unique<Session>(environment_, settings_);
  session->time_limit(read_limit);
  return session;
}

std::optional<Error> Readers::run(const std::function<void(Session&)>& read) {
  std::unique_ptr<Session> session;
  {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, wait_limit, [this] { return free_ > 0; }))
      return Error{ErrorCode::too_many, "查询过多，请稍后再试。", "no read connection became free in time"};
    --free_;
    if (!idle_.empty()) {
      session = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  std::optional<Error> error;
  for (bool was_idle = session != nullptr;; was_idle = false) {
    try {
      if (!session) session = open();
      read(*session);
    } catch (const odbc::Failure& failure) {
      session.reset();  // whatever state it is in
      if (was_idle && failure.cause == odbc::Cause::connection_lost) continue;
      error = error_of(failure, Doing::reading);
    } catch (const Corrupt& corrupt) {
      error = error_of(corrupt);
    }
    break;
  }
  {
    std::lock_guard lock(mutex_);
    ++free_;
    if (session) idle_.push_back(std::move(session));
  }
  freed_.notify_one();
  if (error) log::write("ZQ-3005", {{"detail", error->detail}});
  return error;
}

}  // namespace zq::store
