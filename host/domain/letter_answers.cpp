// From case to letter, and from the letters' answers back to the case.
#include <algorithm>

#include "domain/letter.hpp"

namespace zq {
namespace {

LetterItem item_of(const DeclaredField& field, const std::vector<Declared>& declared) {
  LetterItem item{field.name, field.label, Private()};
  const auto said = std::ranges::find(declared, field.name, &Declared::name);
  if (said != declared.end()) item.declared = said->value;
  return item;
}

LetterResult result_of(Verdict verdict) {
  return verdict == Verdict::consistent ? LetterResult::consistent
         : verdict == Verdict::mismatch ? LetterResult::mismatch
                                        : LetterResult::no_record;
}

bool has_answer(const Letter& letter) {
  return letter.result && *letter.result != LetterResult::cannot_provide && letter.state != LetterState::withdrawn;
}

Verdict verdict_of(LetterResult result) {
  return result == LetterResult::consistent ? Verdict::consistent
         : result == LetterResult::mismatch ? Verdict::mismatch
                                            : Verdict::no_record;
}

// The letter whose answer settles the group; nullptr with `open`: one may still come.
const Letter* settled_by(const std::vector<Letter>& letters, int group, bool& open) {
  const Letter* no_record = nullptr;
  for (const Letter& letter : letters) {
    if (letter.group != group) continue;
    if (has_answer(letter) && *letter.result != LetterResult::no_record) return &letter;
    if (has_answer(letter) && !no_record) no_record = &letter;
    open = open || is_open(letter.state) || awaits_address(letter, letters);
  }
  return open ? nullptr : no_record;
}

// What weighs more decides for the whole.
int weight(Verdict verdict) { return verdict == Verdict::mismatch ? 2 : verdict == Verdict::no_record ? 1 : 0; }

}  // namespace

Letter letter_of(const Case& value, const Entry& entry, const Source& source, int group, const Deadline& deadline) {
  Letter letter;
  letter.case_id = value.id;
  letter.entry = entry.id;
  letter.list_version = value.list_version;
  letter.to = source.department;
  letter.group = group;
  letter.from = value.handling_department;
  letter.from_caller = value.caller;
  letter.matter = value.matter;
  letter.proof = value.proof;
  letter.purpose = value.purpose;
  letter.case_type = entry.matter_class == MatterClass::instant ? CaseType::instant : CaseType::promised;
  letter.check_mode = entry.matter_class;
  letter.applicant_name = value.applicant_name;
  letter.applicant_id_number = value.applicant_id_number;
  for (const DeclaredField& field : entry.fields) letter.items.push_back(item_of(field, value.declared));
  letter.sender = value.operator_name;
  letter.sent_at = deadline.start;
  letter.due_at = deadline.due;
  letter.remind_at = deadline.remind_at;
  letter.office_due_at = deadline.due_office_hours;
  return letter;
}

bool take_automatic_reply(Letter& letter, const Answer& answer, Instant now) {
  if (answer.kind != Answer::Kind::answered || answer.verdict == Verdict::needs_review) return false;
  const auto row = step(letter.state, LetterEvent::reply);
  if (!row) return false;
  letter.state = row->to;
  letter.result = result_of(answer.verdict);
  letter.replied_at = letter.closed_at = now;
  letter.automatic = true;
  letter.replied_by = "部门接口";
  letter.reason = "由部门业务系统自动核对";
  for (LetterItem& item : letter.items) {
    const auto found = std::ranges::find(answer.fields, item.name, &FieldVerdict::name);
    if (found == answer.fields.end()) continue;
    item.verdict = found->verdict;
    item.found = found->found;
    item.note = found->note;
  }
  return true;
}

bool awaits_address(const Letter& letter, const std::vector<Letter>& all) {
  return letter.state == LetterState::returned &&
         std::ranges::find(all, letter.id, &Letter::restarted_from) == all.end();
}

Combined combine(const std::vector<Letter>& letters, size_t groups) {
  for (const Letter& letter : letters) groups = std::max(groups, static_cast<size_t>(letter.group) + 1);
  Combined all{true, false, Verdict::consistent, {}, {}};
  for (size_t group = 0; group < groups; ++group) {
    bool open = false;
    const Letter* settled = settled_by(letters, static_cast<int>(group), open);
    if (!settled) {
      all.complete = all.complete && !open;
      all.cannot_obtain = all.cannot_obtain || !open;
      continue;
    }
    const Verdict verdict = verdict_of(*settled->result);
    if (weight(verdict) > weight(all.verdict)) all.verdict = verdict;
    all.letters.push_back(settled->id);
    for (const LetterItem& item : settled->items)
      if (item.verdict) all.fields.push_back({item.name, *item.verdict, item.found, item.note});
  }
  // What differs already differs, whatever the others would have said; else a silent group means that it cannot be had.
  if (all.verdict == Verdict::mismatch) all.cannot_obtain = false;
  return all;
}

}  // namespace zq
