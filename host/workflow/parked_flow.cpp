#include "workflow/parked_flow.hpp"

#include "workflow/json_text.hpp"
#include "workflow/worker.hpp"

namespace zq::workflow {

ParkedFlow::ParkedFlow(Store& store, const Clock& clock, Worker& worker)
    : store_(store), clock_(clock), worker_(worker) {}

Result<Page<ParkedWork>> ParkedFlow::parked(const std::optional<WorkKind>& kind, const std::string& cursor, int limit) {
  return store_.parked_work(kind, cursor, limit);
}

Task<Result<Done>> ParkedFlow::resume(Context context, std::string id) {
  ResumeWork what{id, {}, clock_.now()};
  auto recording = record(std::move(context), std::move(what), std::move(id));
  co_return co_await recording;
}

Task<Result<Done>> ParkedFlow::resume_all(Context context, WorkKind kind) {
  ResumeWork what{{}, kind, clock_.now()};
  auto recording = record(std::move(context), std::move(what), std::string(code(kind)));
  co_return co_await recording;
}

Task<Result<Done>> ParkedFlow::record(Context context, ResumeWork what, std::string subject) {
  Act act{what.due_at, "work.resumed", std::move(subject), context.caller.value, context.request_id, "",
          "parked",    "due",          json_object({})};
  Unit unit;
  unit.emplace_back(std::move(what));
  unit.emplace_back(AppendAct{std::move(act)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (written) worker_.nudge();
  co_return written;
}

}  // namespace zq::workflow
