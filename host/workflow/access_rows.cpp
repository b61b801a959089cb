#include "workflow/access_rows.hpp"

#include "records/detail.hpp"

namespace zq::workflow {
namespace {

bool is_answer(const Act& act) { return act.kind.starts_with("verification.") && act.kind != "verification.asked"; }
bool is_reply(const Act& act) { return act.kind == "letter.replied"; }
bool is_ledger(const Act& act) { return act.kind == "ledger.read" || act.kind == "ledger.exported"; }

std::string answer_text(const Act& act, const std::string& verdict, const std::string& cause) {
  if (const auto known = verdict_from_code(verdict)) return std::string(chinese(*known));
  if (const auto known = failure_cause_from_code(cause)) return "未取得：" + std::string(chinese(*known));
  const auto state = case_state_from_code(act.after);
  return state ? std::string(chinese(*state)) : std::string();
}

std::string reply_text(const std::string& result) {
  LetterResult known{};
  return from_code(result, known) ? std::string(chinese(known)) : result;
}

}  // namespace

bool is_access(const Act& act) { return is_answer(act) || is_reply(act) || is_ledger(act); }

AccessEntry access_of(const StoredAct& stored, const Case* of) {
  const Act& act = stored.act;
  auto detail = records::detail_of(act.detail);
  AccessEntry entry;
  entry.number = stored.number;
  entry.at = act.at;
  entry.request_id = act.request_id;
  if (of) {
    entry.case_id = of->id;
    entry.operator_name = of->operator_name;
    entry.organisation = of->handling_department;
    entry.terminal = of->caller.value;
    entry.matter = of->matter;
    entry.purpose = of->purpose;
  }
  if (is_answer(act)) {
    entry.source = act.actor;
    entry.fields = detail["fields"];
    entry.result = answer_text(act, detail["verdict"], detail["cause"]);
  } else if (is_reply(act)) {
    entry.source = detail["department"];
    entry.result = reply_text(detail["result"]);
  } else {
    const auto kind = ledger_kind_from_code(detail["ledger"]);
    entry.terminal = act.actor;
    entry.organisation = detail["organisation"];
    entry.source = kind ? std::string(chinese(*kind)) : detail["ledger"];
    entry.purpose = act.kind == "ledger.exported" ? "导出台账" : "查阅台账";
    entry.result = detail["rows"] + " 行";
  }
  return entry;
}

}  // namespace zq::workflow
