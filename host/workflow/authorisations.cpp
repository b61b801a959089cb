// Letters of authorisation: taken, used within what they cover, revoked (规定-13.2).
#include "domain/notice.hpp"
#include "domain/text_limits.hpp"
#include "records/papers_record.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/json_text.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

Act letter_of_authorisation_act(const Authorisation& letter, std::string_view kind, const Context& context,
                                const std::string& institution, const std::string& operator_name, Instant now) {
  return {now,
          std::string(kind),
          letter.case_id.value,
          context.caller.value,
          context.request_id,
          "规定-13.2",
          "",
          std::string(code(letter.state)),
          json_object({{"paper", letter.id}, {"institution", institution}, {"operator", operator_name}})};
}

}  // namespace

Result<Paper> CaseSteps::authorise(Unit& unit, const Context& context, const CaseId& id, Authorisation letter,
                                   Instant now) {
  auto opened = open_case_of(tools_, context, id);
  if (!opened) return std::move(opened).error();
  if (std::chrono::sys_days{letter.until} < std::chrono::sys_days{letter.from})
    return Error{ErrorCode::invalid_input,
                 "委托书的有效期有误",
                 {},
                 {{"/until", "终止日早于起始日", "不早于 from", "更早的日期"}},
                 "规定-13.2a"};
  letter.id = tools_.ids.fresh("WT", now);
  letter.case_id = id;
  letter.owner = opened->value.caller;
  letter.applicant_name = opened->value.applicant_name;
  letter.signed_at = now;
  const Document document = records::document_of(letter);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(
      AppendAct{letter_of_authorisation_act(letter, "authorisation.taken", context, "", letter.taken_by, now)});
  return answer_with(document);
}

Result<Authorisation> CaseSteps::authorisation(const Context& context, const std::string& id) {
  auto found = tools_.store.find_document(DocumentKind::authorisation, id);
  if (!found) return std::move(found).error();
  auto letter = found->has_value() ? records::authorisation_of(**found) : std::nullopt;
  if (!letter || letter->owner != context.caller)
    return Error{ErrorCode::not_found, "没有这份委托书，或者它属于别的调用方；请核对编号"};
  return std::move(*letter);
}

Result<Paper> CaseSteps::use_authorisation(Unit& unit, const Context& context, const std::string& id,
                                           const LetterUse& use, Instant now) {
  auto found = authorisation(context, id);
  if (!found) return std::move(found).error();
  Authorisation& letter = *found;
  if (auto opened = open_case_of(tools_, context, letter.case_id); !opened) return std::move(opened).error();
  if (auto refused = refusal(letter, use.institution, use.scope, beijing_day(now))) return std::move(*refused);
  if (is_blank(use.result) == is_blank(use.refusal))
    return Error{ErrorCode::invalid_input,
                 "请写明查询结果，或者机构未予协助的理由，二者选一",
                 {},
                 {{"/result", "result 与 refusal 二者选一", "其中一个", is_blank(use.result) ? "都没有" : "都有"}},
                 "规定-13.2"};
  letter.uses.push_back({now, use.institution, use.scope, use.operator_name, use.result, use.refusal});
  const Document document = records::document_of(letter);
  unit.emplace_back(SaveDocument{document});
  const bool refused = !use.refusal.empty();
  unit.emplace_back(
      AppendAct{letter_of_authorisation_act(letter, refused ? "authorisation.refused" : "authorisation.used", context,
                                            use.institution, use.operator_name, now)});
  if (refused) {
    Notice notice;
    notice.to = joint_office_unit;
    notice.event = "authorisation.refused";
    notice.subject = letter.id;
    notice.case_id = letter.case_id;
    notice.text = use.institution + "未对凭查询委托书的查询予以协助（规定-13.2b）：" + use.refusal;
    notify(unit, tools_.ids, std::move(notice), now);
  }
  return answer_with(document);
}

Result<Paper> CaseSteps::revoke_authorisation(Unit& unit, const Context& context, const std::string& id,
                                              const std::string& operator_name, Instant now) {
  auto found = authorisation(context, id);
  if (!found) return std::move(found).error();
  if (found->state == AuthorisationState::revoked)
    return Error{ErrorCode::conflict, "委托书已经撤回", {}, {}, "规定-13.2a"};
  found->state = AuthorisationState::revoked;
  found->revoked_at = now;
  const Document document = records::document_of(*found);
  unit.emplace_back(SaveDocument{document});
  unit.emplace_back(
      AppendAct{letter_of_authorisation_act(*found, "authorisation.revoked", context, "", operator_name, now)});
  return answer_with(document);
}

}  // namespace zq::workflow
