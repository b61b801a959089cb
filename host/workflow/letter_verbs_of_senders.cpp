// The verbs of the handling department.
#include <algorithm>

#include "domain/text_limits.hpp"
#include "workflow/letter_flow.hpp"
#include "workflow/reply_memory.hpp"

namespace zq::workflow {
namespace {

constexpr int tries = 5;

Error not_a_department() {
  return Error{ErrorCode::invalid_input,
               "没有这个协查部门",
               {},
               {{"/to", "没有这个部门", "a department of the list or with an adapter", "unknown"}}};
}

// The group of sources the department belongs to; one the entry does not name joins the first.
int group_of(const Entry& entry, const DepartmentId& department) {
  const auto groups = entry.source_groups();
  for (size_t group = 0; group < groups.size(); ++group)
    if (std::ranges::find(groups[group], department, &Source::department) != groups[group].end())
      return static_cast<int>(group);
  return 0;
}

Result<std::vector<LetterItem>> items_for(const Case& value, const Entry& entry,
                                          const std::vector<std::string>& asked) {
  std::vector<LetterItem> items;
  std::vector<Fault> faults;
  for (size_t i = 0; i < asked.size(); ++i) {
    const auto field = std::ranges::find(entry.fields, asked[i], &DeclaredField::name);
    if (entry.fields.empty()) {
      items.push_back({"item" + std::to_string(i + 1), asked[i], Private()});
    } else if (field == entry.fields.end()) {
      faults.push_back({"/items/" + std::to_string(i), "清单事项没有这一项", "a field of the entry", "another name"});
    } else {
      const auto said = std::ranges::find(value.declared, field->name, &Declared::name);
      items.push_back({field->name, field->label, said == value.declared.end() ? Private() : said->value});
    }
  }
  if (faults.empty()) return items;
  return Error{ErrorCode::invalid_input, "需要核查的内容有误", {}, std::move(faults), "核查-5.1"};
}

Letter letter_from(const Context& context, const Case& value, const Entry& entry, const NewLetter& asked, Instant now) {
  Deadline delivered;  // the terms are set when it is sent
  delivered.start = now;
  Letter letter = letter_of(value, entry, Source{asked.to, {}}, group_of(entry, asked.to), delivered);
  letter.purpose = asked.purpose;
  letter.case_type = asked.case_type;
  if (asked.case_type == CaseType::instant)
    letter.check_mode = MatterClass::instant;
  else if (letter.check_mode == MatterClass::instant)
    letter.check_mode = MatterClass::records_check;
  letter.reply_to = asked.reply_to;
  letter.sender = asked.operator_name;
  letter.from_caller = context.caller;
  return letter;
}

}  // namespace

Result<LetterFlow::Change> LetterFlow::begin(const Context& context, const NewLetter& asked) {
  auto found = store_.find_case(asked.case_id);
  if (!found) return std::move(found).error();
  if (!found->has_value() || (*found)->caller != context.caller)
    return Error{ErrorCode::not_found, "没有这个核查事项，或者它属于别的调用方；请核对编号"};
  Change change;
  change.value = std::move(**found);
  change.now = clock_.now();
  auto list = list_.numbered(change.value.list_version);
  if (!list) return std::move(list).error();
  change.list = *list;
  change.entry = *list ? (*list)->find(change.value.entry) : nullptr;
  static const Entry no_entry;
  const Entry& entry = change.entry ? *change.entry : no_entry;
  auto items = items_for(change.value, entry, asked.items);
  change.letter = letter_from(context, change.value, entry, asked, change.now);
  change.letter.items = items ? std::move(*items) : std::vector<LetterItem>(1);
  if (auto refused = refusal_to_send(change.letter, change.entry)) return std::move(*refused);
  if (!items) return std::move(items).error();
  if (!is_department(asked.to)) return not_a_department();
  change.letter.id = ids_.fresh("XH", change.now);
  return change;
}

Task<Result<Rendered>> LetterFlow::send(Context context, Idempotency idempotency, NewLetter asked) {
  for (int attempt = 1;; ++attempt) {
    auto before = recall(store_, context, idempotency);
    if (!before) co_return std::move(before).error();
    if (before->has_value()) co_return std::move(**before);
    auto change = begin(context, asked);
    if (!change) co_return std::move(change).error();
    Case& value = change->value;
    const bool out = value.state == CaseState::co_verifying || value.state == CaseState::pending;
    if (!out) {
      if (auto moved = apply(value, CaseEvent::letters_sent, change->now); !moved) co_return std::move(moved).error();
      value.cannot_obtain = false;
    }
    value.updated_at = change->now;
    const bool ask_machine = !check_for(*change->entry, change->letter.to).empty();
    auto sent = sender_.send(change->unit, change->letter, context.request_id, ask_machine, change->now);
    if (!sent) co_return std::move(sent).error();
    change->unit.emplace_back(SaveCase{value});
    change->letter.version = 1;
    Rendered answer = render_(change->letter, 201);
    remember(change->unit, context, idempotency, answer, change->now);
    auto writing = store_.commit(std::move(change->unit));
    auto written = co_await writing;
    if (written) co_return answer;
    if (written.error().code == ErrorCode::conflict && attempt < tries) continue;
    co_return twin_or(store_, context, idempotency, std::move(written).error());
  }
}

// S-09: the letter that follows a returned one.
Result<Done> LetterFlow::restart(Change& change, const DepartmentId& to, const std::string& request_id) {
  if (!is_department(to)) return not_a_department();
  auto next = restarted(change.letter, change.letters, to, change.now);
  if (!next) return std::move(next).error();
  next->id = ids_.fresh("XH", change.now);
  const bool ask_machine = !check_for(*change.entry, to).empty();
  if (auto sent = sender_.send(change.unit, *next, request_id, ask_machine, change.now); !sent) return sent;
  change.letters.push_back(std::move(*next));
  return Done{};
}

Task<Result<Rendered>> LetterFlow::readdress(Context context, Idempotency idempotency, std::string id, DepartmentId to,
                                             std::string by) {
  const std::string request = context.request_id;
  Verb verb{By::sender, "letter.readdressed", by,
            [this, to, request](Change& change) { return restart(change, to, request); }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::withdraw(Context context, Idempotency idempotency, std::string id,
                                            std::string reason, std::string by) {
  Verb verb{By::sender, "letter.withdrawn", by, [this, reason, by](Change& change) {
              const bool with_department = is_open(change.letter.state);
              auto done = zq::withdraw(change.letter, reason, by, change.now);
              if (done && with_department)
                notify(change.unit, ids_,
                       Notice{{},
                              change.letter.to.value,
                              "letter.withdrawn",
                              change.letter.id,
                              change.letter.case_id,
                              "协助核查函（" + change.letter.matter + "，" + change.letter.proof + "）已由发函单位撤回",
                              change.now},
                       change.now);
              return done;
            }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

Task<Result<Rendered>> LetterFlow::confirm(Context context, Idempotency idempotency, std::string id, std::string by) {
  Verb verb{By::sender, "letter.confirmed", by, [](Change& change) { return zq::confirm(change.letter); }};
  return carry_out(std::move(context), std::move(idempotency), std::move(id), std::move(verb));
}

}  // namespace zq::workflow
