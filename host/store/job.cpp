#include "store/job.hpp"

#include <algorithm>
#include <tuple>

#include "store/rows.hpp"

namespace zq::store {

std::optional<Error> UnitJob::run(Session& session, int64_t& last_number, bool& wrote) {
  for (const Write& write : writes.all()) {
    if (write.numbered) ++last_number;
    if (store::refused(session, write, last_number)) return refusal(*write.refuses);
    wrote = true;
  }
  return std::nullopt;
}

std::coroutine_handle<> UnitJob::finish(std::optional<Error> error) {
  outcome = std::move(error);
  return waiting;
}

std::coroutine_handle<> BlockingJob::finish(std::optional<Error> error) {
  const auto keep = std::move(self);
  done.set_value(std::move(error));
  return nullptr;
}

std::optional<Error> ClaimJob::run(Session& session, int64_t&, bool& wrote) {
  work.clear();
  odbc::Statement& claim = session.prepared(Named::work_claim);
  claim.bind(1, now_.time_since_epoch().count());
  claim.bind(2, now_.time_since_epoch().count());
  claim.bind(3, limit_);
  claim.bind(4, until_.time_since_epoch().count());
  claim.execute();
  for (Row row(claim); row.next();) work.push_back(read_work(row));
  session.add(static_cast<int64_t>(work.size()));
  wrote = !work.empty();
  std::sort(work.begin(), work.end(),
            [](const auto& a, const auto& b) { return std::tie(a.due_at, a.id) < std::tie(b.due_at, b.id); });
  return std::nullopt;
}

std::optional<Error> ProbeJob::run(Session& session, int64_t&, bool& wrote) {
  session.change(Named::probe, false);
  wrote = true;
  return std::nullopt;
}

}  // namespace zq::store
