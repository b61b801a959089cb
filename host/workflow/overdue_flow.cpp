#include "workflow/overdue_flow.hpp"

#include "records/overdue_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {
namespace {

constexpr int tries = 5;

Act report_act(const OverdueReport& one, const Context& context, ReportState before, const std::string& by,
               Instant now) {
  return {now,
          "overdue." + std::string(code(one.state)),
          one.case_id.value,
          context.caller.value,
          context.request_id,
          "规定-11.3、核查-6.3",
          std::string(code(before)),
          std::string(code(one.state)),
          json_object({{"report", one.id},
                       {"letter", one.letter},
                       {"department", one.department.value},
                       {"conclusion", one.conclusion ? code(*one.conclusion) : ""},
                       {"attribution", one.attribution ? code(*one.attribution) : ""},
                       {"violation", one.violation},
                       {"operator", by}})};
}

Violation violation_of(const OverdueReport& one) {
  Violation violation;
  violation.type = ViolationType::no_cov;
  violation.state = ViolationState::confirmed;
  violation.unit = one.department.value;
  violation.case_id = one.case_id;
  violation.subject = one.id;
  violation.facts =
      "超期报告" + one.id + "经调查认定协查部门未按规定提供协查信息，超期" + std::to_string(one.minutes_late) + "分钟";
  violation.reported_by = one.reporter;
  violation.conclusion = one.findings;
  violation.concluded_by = one.concluded_by;
  return violation;
}

}  // namespace

OverdueFlow::OverdueFlow(Store& store, const LetterSender& sender, const Clock& clock, Ids& ids)
    : store_(store), sender_(sender), clock_(clock), ids_(ids) {}

Result<Page<OverdueReport>> OverdueFlow::list(const Context& context, std::optional<ReportState> state,
                                              const std::string& cursor, int limit) {
  DocumentQuery query;
  query.kind = DocumentKind::overdue_report;
  query.newest_first = true;
  const bool office = context.roles.has(Role::joint_office);
  if (state && !office) return Error{ErrorCode::forbidden, "按状态查找仅供联席会议办公室使用；请去掉 state"};
  query.by = state ? DocumentQuery::By::state : office ? DocumentQuery::By::all : DocumentQuery::By::owner;
  query.key = state ? std::string(code(*state)) : office ? std::string() : context.caller.value;
  auto page = store_.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<OverdueReport> reports{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto one = records::report_of(document);
    if (!one) return Error{ErrorCode::internal, "超期报告的存档无法读取", "a report's document is broken"};
    reports.items.push_back(std::move(*one));
  }
  return reports;
}

Result<OverdueReport> OverdueFlow::find(const Context& context, const std::string& id) {
  auto found = store_.find_document(DocumentKind::overdue_report, id);
  if (!found) return std::move(found).error();
  auto one = found->has_value() ? records::report_of(**found) : std::nullopt;
  const bool seen = one && (context.roles.has(Role::joint_office) || one->from_caller == context.caller ||
                            (context.roles.has(Role::assisting) && context.unit == one->department.value));
  if (!seen) return Error{ErrorCode::not_found, "没有这件超期报告，或者它与本调用方无关；请核对编号"};
  return std::move(*one);
}

Task<Result<OverdueReport>> OverdueFlow::change(Context context, std::string id, std::string by, Verb verb) {
  for (int attempt = 1;; ++attempt) {
    auto one = find(context, id);
    if (!one) co_return std::move(one).error();
    const Instant now = clock_.now();
    const ReportState before = one->state;
    Unit unit;
    if (auto done = verb(unit, *one, now); !done) co_return std::move(done).error();
    unit.emplace_back(AppendAct{report_act(*one, context, before, by, now)});
    save(unit, *one);
    auto writing = store_.commit(std::move(unit));
    auto written = co_await writing;
    if (written) co_return std::move(*one);
    if (written.error().code != ErrorCode::conflict || attempt == tries) co_return std::move(written).error();
  }
}

void OverdueFlow::tell(Unit& unit, const OverdueReport& one, const std::string& to, const std::string& text,
                       Instant now) {
  Notice notice{{}, to, "overdue." + std::string(code(one.state)), one.id, one.case_id, text, now};
  notify(unit, ids_, std::move(notice), now);
}

Task<Result<OverdueReport>> OverdueFlow::report(Context context, std::string id, std::string by) {
  const CallerId caller = context.caller;
  Verb verb = [this, by, caller](Unit& unit, OverdueReport& one, Instant now) -> Result<Done> {
    if (one.from_caller != caller) return Error{ErrorCode::forbidden, "超期报告应由办事部门报告"};
    if (auto done = zq::report(one, by, now); !done) return done;
    const auto law = sender_.law();
    if (auto made = report_now(one, *law, now); !made) return made;
    tell(unit, one, std::string(joint_office_unit), "收到超期报告" + one.id, now);
    return Done{};
  };
  return change(std::move(context), std::move(id), by, std::move(verb));
}

Task<Result<OverdueReport>> OverdueFlow::investigate(Context context, std::string id, std::vector<std::string> units,
                                                     std::string by) {
  Verb verb = [this, units = std::move(units), by](Unit& unit, OverdueReport& one, Instant now) -> Result<Done> {
    if (auto done = zq::investigate(one, units, by, now); !done) return done;
    for (const std::string& to : {one.from_caller.value, one.department.value})
      tell(unit, one, to, "联席会议办公室已就超期报告" + one.id + "开展调查，请配合", now);
    return Done{};
  };
  return change(std::move(context), std::move(id), by, std::move(verb));
}

Task<Result<OverdueReport>> OverdueFlow::conclude(Context context, std::string id, Finding finding) {
  const std::string by = finding.by;
  Context found_by = context;
  Verb verb = [this, finding = std::move(finding), found_by](Unit& unit, OverdueReport& one,
                                                             Instant now) -> Result<Done> {
    if (auto done = zq::conclude(one, finding, now); !done) return done;
    if (*one.conclusion == Conclusion::fault) one.violation = suspect(unit, ids_, violation_of(one), found_by, now);
    const std::string text = "超期报告" + one.id + "已有调查结论：" + std::string(chinese(*one.conclusion)) +
                             "，原因在" + std::string(chinese(*one.attribution));
    for (const std::string& to : {one.from_caller.value, one.department.value}) tell(unit, one, to, text, now);
    return Done{};
  };
  return change(std::move(context), std::move(id), by, std::move(verb));
}

}  // namespace zq::workflow
