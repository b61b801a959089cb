#include "workflow/designee_flow.hpp"

#include "records/overdue_record.hpp"
#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

std::optional<Error> refused(const Context& context, const DepartmentId& department) {
  const bool own = context.roles.has(Role::assisting) && context.unit == department.value;
  if (own || context.roles.has(Role::joint_office)) return std::nullopt;
  return Error{ErrorCode::forbidden, "协查专人由本部门或联席会议办公室登记和查看", {}, {}, "规定-11.2a"};
}

Act appointed_act(const Context& context, const DepartmentId& department, size_t count, const std::string& by,
                  Instant now) {
  return {now,
          "designee.appointed",
          department.value,
          context.caller.value,
          context.request_id,
          "规定-11.2a",
          "",
          "",
          json_object({{"department", department.value}, {"count", std::to_string(count)}, {"operator", by}})};
}

}  // namespace

Result<Page<Designee>> DesigneeFlow::history(const Context& context, const DepartmentId& department,
                                             const std::string& cursor, int limit) {
  if (auto error = refused(context, department)) return std::move(*error);
  DocumentQuery query;
  query.kind = DocumentKind::designee;
  query.by = DocumentQuery::By::unit;
  query.key = department.value;
  query.newest_first = true;
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<Designee> all{{}, std::move(page->next)};
  for (const Document& document : page->items)
    if (auto one = records::designee_of(document)) all.items.push_back(std::move(*one));
  return all;
}

Task<Result<std::vector<Designee>>> DesigneeFlow::appoint(Context context, DepartmentId department,
                                                          std::vector<Designee> wanted, std::string by) {
  if (auto error = refused(context, department)) co_return std::move(*error);
  if (auto faults = faults_of(wanted); !faults.empty())
    co_return Error{ErrorCode::invalid_input, "协查专人的登记有误，请按提示更正", {}, std::move(faults), "规定-11.2a"};
  auto before = designees_of(store_, department);
  if (!before) co_return std::move(before).error();
  const Instant now = clock_.now();
  Unit unit;
  for (Designee& one : *before) {
    one.ended_at = now;
    unit.emplace_back(SaveDocument{records::document_of(one)});
  }
  for (Designee& one : wanted) {
    one.id = ids_.fresh("ZR", now);
    one.department = department;
    one.recorded_by = by;
    one.recorded_at = now;
    unit.emplace_back(SaveDocument{records::document_of(one)});
  }
  unit.emplace_back(AppendAct{appointed_act(context, department, wanted.size(), by, now)});
  auto writing = store_.commit(std::move(unit));
  auto written = co_await writing;
  if (!written) co_return std::move(written).error();
  co_return std::move(wanted);
}

}  // namespace zq::workflow
