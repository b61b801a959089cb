#include "workflow/guard.hpp"

#include "workflow/json_text.hpp"
#include "workflow/suspicion.hpp"

namespace zq::workflow {
namespace {

Error refused(ErrorCode code, const AskAnswer& answer) { return {code, answer.text, {}, {}, answer.basis}; }

ErrorCode code_of(AskReason reason) {
  switch (reason) {
    case AskReason::not_in_list:
      return ErrorCode::not_in_list;
    case AskReason::stopped:
      return ErrorCode::entry_stopped;
    case AskReason::use_sharing:
      return ErrorCode::use_sharing;
    case AskReason::cancelled:
    case AskReason::out_of_scope:
      break;
  }
  return ErrorCode::no_ground;
}

Act demand_act(const Demand& demand, const DemandAnswer& result, const Context& context, Instant now) {
  return {now,
          result.refusal ? "demand.refused" : "demand.allowed",
          demand.case_id.value.empty() ? "list:" + std::to_string(result.list_version) : demand.case_id.value,
          context.caller.value,
          context.request_id,
          result.refusal ? result.refusal->basis : result.answer.basis,
          "",
          std::string(code(result.answer.reason)),
          json_object({{"matter", demand.matter}, {"proof", demand.proof}, {"operator", demand.operator_name}})};
}

Violation violation_of(const Demand& demand, AskReason reason, const Context& context) {
  Violation violation;
  violation.type = reason == AskReason::stopped ? ViolationType::ask_cancelled : ViolationType::unauthorised_add;
  violation.unit = context.department;
  violation.case_id = demand.case_id;
  violation.matter = demand.matter;
  violation.proof = demand.proof;
  violation.facts = "拟向申请人索要清单以外的“" + demand.proof + "”，已被拒绝";
  violation.reported_by = "主机";
  return violation;
}

}  // namespace

bool Guard::is_up(const Entry& entry) const {
  const auto department = tools_.departments.find(entry.assisting);
  return department && department->enabled && department->state == "ready";
}

// Listed: cancelled, so the only lawful way is a supplement with its ground (C-01); sharing first (规定-10.2a).
std::optional<Error> Guard::refusal_of_listed(const AskAnswer& answer, const Demand& demand, const Context& context) {
  if (demand.case_id.value.empty()) {
    for (const Entry& entry : answer.entries)
      if (asks_machine(entry) && is_up(entry))
        return Error{
            ErrorCode::query_first,
            "可以通过信息共享核查的，应当先查询，不得向申请人索要；请以清单事项 " + entry.id.value + " 发起核查",
            {},
            {},
            "规定-10.2a"};
    return refused(ErrorCode::no_ground, answer);
  }
  auto opened = open_case_of(tools_, context, demand.case_id);
  if (!opened) return std::move(opened).error();
  Error error = refused(ErrorCode::no_ground, answer);
  if (opened->value.cannot_obtain || opened->value.verdict == Verdict::mismatch) {
    error.text += "核查已有不符或者不能取得的结果的，请按补充材料办理（/api/v1/verifications/{id}/supplement）。";
    error.basis = "规定-12.1";
  }
  return error;
}

// 调整-6(2): an open case goes on under the list it was opened under, by the names that stand there.
Result<DemandAnswer> Guard::answer_to(const Demand& demand, const Context& context) {
  auto answer = tools_.list.may_ask(demand.matter, demand.proof, std::nullopt);
  if (!answer) return std::move(answer).error();
  DemandAnswer now{std::nullopt, std::move(*answer), tools_.list.in_force()->number};
  if (now.answer.reason != AskReason::not_in_list || demand.case_id.value.empty()) return now;
  const auto opened = open_case_of(tools_, context, demand.case_id);
  if (!opened || opened->value.list_version == now.list_version) return now;
  const auto own = tools_.list.numbered(opened->value.list_version);
  if (!own) return own.error();
  if (!*own) return now;
  AskAnswer then = ask(**own, demand.matter, demand.proof, beijing_day(opened->value.opened_at));
  if (then.reason == AskReason::not_in_list) return now;
  return DemandAnswer{std::nullopt, std::move(then), (*own)->number};
}

Result<DemandAnswer> Guard::demand(Unit& unit, const Context& context, const Demand& demand, Instant now) {
  auto answered = answer_to(demand, context);
  if (!answered) return answered;
  DemandAnswer result = std::move(*answered);
  const AskReason reason = result.answer.reason;
  if (reason == AskReason::cancelled) {
    result.refusal = refusal_of_listed(result.answer, demand, context);
    if (result.refusal && result.refusal->code == ErrorCode::not_found) return std::move(*result.refusal);
  } else if (!result.answer.may_ask()) {
    result.refusal = refused(code_of(reason), result.answer);
  }
  unit.emplace_back(AppendAct{demand_act(demand, result, context, now)});
  if (reason == AskReason::not_in_list || reason == AskReason::stopped)
    suspect(unit, tools_.ids, violation_of(demand, reason, context), context, now);
  return result;
}

}  // namespace zq::workflow
