#include "workflow/looks.hpp"

#include <algorithm>

#include "domain/notice.hpp"
#include "log/log.hpp"
#include "records/look_record.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {
namespace {

constexpr std::string_view audit_unit = "audit";
constexpr int looks_read = 200;  // of the last hour

Act look_act(const Look& look, const Context& context) {
  return {look.at,
          look.refusal.empty() ? "access.looked" : "access.refused",
          look.case_id.value,
          look.caller.value,
          context.request_id,
          "规定-17.1、核查-8.1",
          "",
          "",
          json_object({{"operator", look.operator_name},
                       {"organisation", context.department},
                       {"purpose", look.purpose},
                       {"matter", look.matter},
                       {"fields", look.fields},
                       {"refusal", look.refusal}})};
}

void record(Unit& unit, const Look& look, const Context& context) {
  unit.emplace_back(SaveDocument{records::document_of(look)});
  unit.emplace_back(AppendAct{look_act(look, context)});
}

Error blocked() {
  return {ErrorCode::no_purpose,
          "一小时内多次查阅没有办理中事项的信息，已暂停查阅并报告审计管理员和联席会议办公室",
          {},
          {},
          "规定-17.1、核查-8.1"};
}

}  // namespace

Result<int> Looks::refused_before(const CallerId& caller, Instant now) {
  DocumentQuery query;
  query.kind = DocumentKind::access;
  query.by = DocumentQuery::By::owner;
  query.key = caller.value;
  query.newest_first = true;
  query.from = now - refused_looks_span;
  auto page = tools_.store.documents(query, {}, looks_read);
  if (!page) return std::move(page).error();
  return static_cast<int>(std::ranges::count(page->items, "refused", &Document::state));
}

void Looks::alarm(Unit& unit, const Context& context, const Look& look, int refused, Instant now) {
  const bool blocks = refused >= refused_looks_most;
  for (const std::string_view to : {audit_unit, joint_office_unit}) {
    Notice notice;
    notice.to = to;
    notice.event = blocks ? "access.blocked" : "access.refused";
    notice.subject = look.id;
    notice.case_id = look.case_id;
    notice.text = context.department + "（" + look.caller.value + "）查阅被拒绝：" + look.refusal +
                  (blocks ? "；一小时内已达" + std::to_string(refused) + "次，已暂停其查阅" : "");
    notify(unit, tools_.ids, std::move(notice), now);
  }
  if (refused != refused_looks_most) return;
  log::write("ZQ-4020", {{"caller", look.caller.value}, {"refused", refused}});
  Violation violation;
  violation.type = ViolationType::misuse;
  violation.unit = context.department;
  violation.subject = look.id;
  violation.facts = "一小时内" + std::to_string(refused) + "次查阅没有办理中事项的信息";
  violation.reported_by = "主机";
  suspect(unit, tools_.ids, std::move(violation), context, now);
}

Result<LookAnswer> Looks::look(Unit& unit, const Context& context, const CaseId& id, const std::string& operator_name,
                               const std::string& purpose, Instant now) {
  auto before = refused_before(context.caller, now);
  if (!before) return std::move(before).error();
  auto found = tools_.store.find_case(id);
  if (!found) return std::move(found).error();
  Look look;
  look.id = tools_.ids.fresh("CY", now);
  look.case_id = id;
  look.caller = context.caller;
  look.operator_name = operator_name;
  look.purpose = purpose;
  look.request_id = context.request_id;
  look.at = now;
  LookAnswer answer;
  auto reason = refusal(look, *found);
  if (*before >= refused_looks_most) answer.refusal = blocked();
  if (reason && !answer.refusal)
    answer.refusal = Error{ErrorCode::no_purpose, "不得查阅：" + *reason, {}, {}, "规定-17.1、核查-8.1"};
  if (answer.refusal) {
    look.refusal = answer.refusal->text;
    record(unit, look, context);
    alarm(unit, context, look, *before + 1, now);
    return answer;
  }
  look.matter = (*found)->matter;
  for (const Declared& declared : (*found)->declared) look.fields += (look.fields.empty() ? "" : " ") + declared.name;
  answer.value = std::move(**found);
  record(unit, look, context);
  return answer;
}

Result<LookAnswer> Looks::stray(Unit& unit, const Context& context, const CaseId& id, const Error& told, Instant now) {
  auto before = refused_before(context.caller, now);
  if (!before) return std::move(before).error();
  Look look;
  look.id = tools_.ids.fresh("CY", now);
  look.case_id = id;
  look.caller = context.caller;
  look.operator_name = context.caller_name;
  look.request_id = context.request_id;
  look.refusal = told.text;
  look.at = now;
  record(unit, look, context);
  alarm(unit, context, look, *before + 1, now);
  return LookAnswer{*before >= refused_looks_most ? blocked() : told, std::nullopt};
}

}  // namespace zq::workflow
