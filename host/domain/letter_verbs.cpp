#include "domain/letter_verbs.hpp"

#include <algorithm>

#include "domain/clocks.hpp"
#include "domain/text_limits.hpp"

namespace zq {
namespace {

constexpr size_t reason_most = 500;

Result<Done> move_on(Letter& letter, LetterEvent on) {
  const auto row = step(letter.state, on);
  if (!row) return row.error();
  letter.state = row->to;
  return Done{};
}

std::optional<Error> reason_fault(const std::string& reason, std::string_view text, std::string_view basis) {
  std::vector<Fault> faults;
  check_text(faults, "/reason", "理由", reason, 1, reason_most, Lines::many);
  if (faults.empty()) return std::nullopt;
  return Error{ErrorCode::invalid_input, std::string(text), {}, std::move(faults), std::string(basis)};
}

std::string_view reply_basis(const Letter& letter) {
  switch (letter.check_mode) {
    case MatterClass::instant:
      return "核查-6.2a";
    case MatterClass::records_check:
      return "核查-6.2b";
    case MatterClass::on_site:
      return "核查-6.2c";
  }
  return "核查-6.2";
}

void check_items(const Letter& letter, const LetterReply& given, std::vector<Fault>& faults) {
  bool differs = false, agrees = true;
  for (size_t i = 0; i < given.items.size(); ++i) {
    const LetterItem& item = given.items[i];
    const std::string at = "/items/" + std::to_string(i);
    if (std::ranges::find(letter.items, item.name, &LetterItem::name) == letter.items.end())
      faults.push_back({at + "/name", "函中没有这一项", "an item of the letter", "another name"});
    differs = differs || item.verdict == Verdict::mismatch;
    agrees = agrees && (!item.verdict || item.verdict == Verdict::consistent);
  }
  if (given.result == LetterResult::consistent && !agrees)
    faults.push_back({"/result", "有的项目不一致或无记录，结果不能为一致", "mismatch|no_record", "consistent"});
  if (given.result == LetterResult::mismatch && !letter.items.empty() && !differs)
    faults.push_back({"/items", "结果为不一致，应写明哪一项不一致", "an item with verdict mismatch", "none"});
}

}  // namespace

std::optional<Error> refusal_to_send(const Letter& letter, const Entry* entry) {
  if (!entry || letter.list_version == 0)
    return Error{ErrorCode::invalid_input,
                 "协助核查函应以清单事项为依据，写明事项和清单版本",
                 {},
                 {{"/entry", "没有对应的清单事项", "entry and list version", "none"}},
                 "核查-3.1"};
  if (!entry->has(Method::co_verification))
    return Error{ErrorCode::invalid_input,
                 "该清单事项没有规定部门间核查，不能发协助核查函；请按清单载明的方式办理",
                 {},
                 {{"/entry", "该事项的办理方式中没有部门间核查", "co_verification", "other methods"}},
                 "规定-11.1"};
  std::vector<Fault> faults;
  check_text(faults, "/purpose", "用途", letter.purpose, 1, 200);
  if (letter.items.empty()) faults.push_back({"/items", "应写明需要核查的内容", "1..50 items", "none"});
  if (faults.empty()) return std::nullopt;
  return Error{ErrorCode::invalid_input, "协助核查函不完整", {}, std::move(faults), "核查-5.1"};
}

Result<Done> claim(Letter& letter, const std::string& by, Instant now) {
  if (auto moved = move_on(letter, LetterEvent::claim); !moved) return moved;
  letter.handler = by;
  letter.received_at = now;
  return Done{};
}

Result<Done> assign(Letter& letter, const std::string& to, Instant now) {
  if (auto moved = move_on(letter, LetterEvent::assign); !moved) return moved;
  letter.handler = to;
  if (!letter.received_at) letter.received_at = now;
  return Done{};
}

Result<Done> reply(Letter& letter, LetterReply given, Instant now) {
  if (const auto row = step(letter.state, LetterEvent::reply); !row) return row.error();
  std::vector<Fault> faults;
  const size_t least = letter.check_mode == MatterClass::instant ? 0 : 1;
  check_text(faults, "/reason", "理由", given.reason, least, reason_most, Lines::many);
  check_items(letter, given, faults);
  if (!faults.empty())
    return Error{ErrorCode::invalid_input,
                 "反馈的内容有误，请按提示更正",
                 {},
                 std::move(faults),
                 std::string(reply_basis(letter))};
  (void)move_on(letter, LetterEvent::reply);
  for (LetterItem& answered : given.items) {
    auto& item = *std::ranges::find(letter.items, answered.name, &LetterItem::name);
    item.verdict = answered.verdict;
    item.found = std::move(answered.found);
    item.note = std::move(answered.note);
  }
  letter.result = given.result;
  letter.reason = std::move(given.reason);
  letter.attachments = std::move(given.attachments);
  letter.replied_by = std::move(given.by);
  letter.replied_at = letter.closed_at = now;
  if (!letter.received_at) letter.received_at = now;
  return Done{};
}

Result<Done> reclassify(Letter& letter, const std::string& reason, const std::string& by, const Law& law,
                        std::span<const Pause> outages, Instant now) {
  if (const auto row = step(letter.state, LetterEvent::reclassify); !row) return row.error();
  const std::string basis = "规定-11.2e";
  if (letter.case_type == CaseType::instant)
    return Error{ErrorCode::conflict, "即办件一律在30分钟内反馈，不能改为现场核实", {}, {}, basis};
  if (letter.check_mode == MatterClass::on_site)
    return Error{ErrorCode::conflict, "该函已按现场核实办理", {}, {}, basis};
  if (!in_time(now, letter.due_at))
    return Error{ErrorCode::conflict, "资料核查的24小时已过，不能再改为现场核实", {}, {}, basis};
  if (auto fault = reason_fault(reason, "改为现场核实应当说明理由", basis)) return std::move(*fault);
  Letter changed = letter;
  changed.check_mode = MatterClass::on_site;
  if (auto terms = set_terms(changed, law, outages); !terms) return terms;
  changed.reclassify_reason = reason;
  changed.reclassified_by = by;
  changed.reclassified_at = now;
  changed.reminded_at.reset();  // of another deadline
  letter = std::move(changed);
  return Done{};
}

Result<Done> send_back(Letter& letter, const std::string& reason, const std::string& by, const Law& law, Instant now) {
  if (const auto row = step(letter.state, LetterEvent::send_back); !row) return row.error();
  const auto rules = law.rulesets.in_force(beijing_day(letter.sent_at));
  if (!rules) return rules.error();
  const Instant until = return_until(letter.check_mode, letter.sent_at, **rules);
  if (!in_time(now, until))
    return Error{
        ErrorCode::conflict, "退回的时限已过（应在" + moment_text(until) + "前退回），请办理并反馈", {}, {}, "S-09"};
  if (auto fault = reason_fault(reason, "退回应当说明理由", "S-09")) return std::move(*fault);
  (void)move_on(letter, LetterEvent::send_back);
  letter.reason = reason;
  letter.replied_by = by;
  letter.returned_by.push_back(letter.to);
  letter.closed_at = now;
  return Done{};
}

Result<Letter> restarted(const Letter& returned, const std::vector<Letter>& all, const DepartmentId& to, Instant sent) {
  if (const auto row = step(returned.state, LetterEvent::readdress); !row) return row.error();
  if (!awaits_address(returned, all)) return Error{ErrorCode::conflict, "该函已改发其他部门"};
  if (std::ranges::find(returned.returned_by, to) != returned.returned_by.end())
    return Error{ErrorCode::invalid_input,
                 "该部门已退回此函，不能再发给它",
                 {},
                 {{"/to", "该部门已退回此函", "another department", "a department that sent it back"}},
                 "S-09"};
  Letter next;
  next.case_id = returned.case_id;
  next.entry = returned.entry;
  next.list_version = returned.list_version;
  next.to = to;
  next.group = returned.group;
  next.from = returned.from;
  next.from_caller = returned.from_caller;
  next.reply_to = returned.reply_to;
  next.matter = returned.matter;
  next.proof = returned.proof;
  next.purpose = returned.purpose;
  next.case_type = returned.case_type;
  next.check_mode = returned.reclassified_at ? MatterClass::records_check : returned.check_mode;
  next.applicant_name = returned.applicant_name;
  next.applicant_id_number = returned.applicant_id_number;
  next.items = returned.items;
  next.sender = returned.sender;
  next.returned_by = returned.returned_by;
  next.restarted_from = returned.id;
  next.sent_at = sent;
  return next;
}

Result<Done> withdraw(Letter& letter, const std::string& reason, const std::string& by, Instant now) {
  if (const auto row = step(letter.state, LetterEvent::withdraw); !row) return row.error();
  if (auto fault = reason_fault(reason, "撤回应当说明理由", "核查-6.1a")) return std::move(*fault);
  (void)move_on(letter, LetterEvent::withdraw);
  letter.reason = reason;
  letter.replied_by = by;
  letter.closed_at = now;
  return Done{};
}

Result<Done> confirm(Letter& letter) { return move_on(letter, LetterEvent::confirm); }

}  // namespace zq
