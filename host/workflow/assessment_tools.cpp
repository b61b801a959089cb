#include "workflow/assessment_tools.hpp"

#include "domain/notice.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {

Act oversight_act(std::string kind, std::string subject, const Context& context, std::string_view basis,
                  std::string_view before, std::string_view after, std::string detail, Instant now) {
  return {now,
          std::move(kind),
          std::move(subject),
          context.caller.value,
          context.request_id,
          std::string(basis),
          std::string(before),
          std::string(after),
          std::move(detail)};
}

void tell_unit(Unit& unit, const AssessmentTools& tools, const std::string& to, std::string event,
               const std::string& subject, std::string text, Instant now) {
  Notice notice;
  notice.to = to;
  notice.event = std::move(event);
  notice.subject = subject;
  notice.text = std::move(text);
  notify(unit, tools.ids, std::move(notice), now);
}

Result<Organisation> registered_unit(const AssessmentTools& tools, const std::string& id_or_name) {
  const auto units = tools.ground.units();
  if (const Organisation* found = units->named(id_or_name)) return *found;
  return Error{ErrorCode::invalid_input,
               "没有这个单位；请用单位登记（units.xml）中的编号或者名称",
               {},
               {{"/unit", "不在单位登记中", "the id or name of a unit", "something else"}},
               "规定-3.1"};
}

Work period_work(const std::string& subject, Instant due) {
  return {"period:" + subject, WorkKind::period_close, subject, due};
}

}  // namespace zq::workflow
