#include "workflow/automatic_reply.hpp"

#include <algorithm>

#include "domain/letter.hpp"
#include "records/letter_record.hpp"
#include "workflow/background.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

using std::chrono::milliseconds;

std::vector<Declared> declared_in(const Letter& letter) {
  std::vector<Declared> all{{"name", letter.applicant_name}, {"id_number", letter.applicant_id_number}};
  for (const LetterItem& item : letter.items)
    if (!item.declared.empty()) all.push_back({item.name, item.declared});
  return all;
}

// 2 s, 4 s ... a minute.
milliseconds retry_after(int attempts) {
  return std::min(milliseconds{2000} * (1 << std::min(attempts, 5)), milliseconds{60000});
}

bool may_pass(const Answer& answer) {
  return answer.kind == Answer::Kind::pending ||
         (answer.kind == Answer::Kind::failed &&
          (answer.cause == FailureCause::department_off || answer.cause == FailureCause::overloaded ||
           answer.cause == FailureCause::unavailable || answer.cause == FailureCause::deadline));
}

}  // namespace

AutomaticReplies::AutomaticReplies(Store& store, Departments& departments, ListFlow& list, const LetterSender& sender,
                                   const Clock& clock)
    : store_(store), departments_(departments), list_(list), sender_(sender), clock_(clock) {}

Task<Result<Done>> AutomaticReplies::drop(std::string work) {
  Unit unit;
  unit.emplace_back(DropWork{std::move(work)});
  auto dropping = store_.commit(std::move(unit));
  co_return co_await dropping;
}

// The question, or another look for the answer that the adapter has promised.
Task<Answer> AutomaticReplies::question(const Letter& letter, const Entry& entry, const std::string& request_id) {
  Trace trace{request_id, letter.case_id.value, letter.matter, letter.purpose, letter.from, Lane::background};
  const SteadyTime deadline = clock_.steady() + departments_.call_limit(letter.to);
  if (!letter.machine_token.empty())
    return departments_.poll(letter.to, letter.machine_token, std::move(trace), deadline);
  return departments_.verify({letter.to, check_for(entry, letter.to), declared_in(letter), std::move(trace), deadline});
}

Task<Result<Done>> AutomaticReplies::ask(Work work) {
  auto found = store_.find_document(DocumentKind::letter, work.subject);
  if (!found) co_return std::move(found).error();
  auto letter = found->has_value() ? records::letter_of(**found) : std::nullopt;
  auto dropping = drop(work.id);
  if (!letter || !is_open(letter->state)) co_return co_await dropping;
  auto list = list_.numbered(letter->list_version);
  if (!list) co_return std::move(list).error();
  const Entry* entry = *list ? (*list)->find(letter->entry) : nullptr;
  if (!entry) co_return co_await dropping;

  auto asking = question(*letter, *entry, work.id);
  const Answer answer = co_await asking;

  const Instant now = clock_.now();
  Unit unit;
  if (take_automatic_reply(*letter, answer, now)) {
    auto value = store_.find_case(letter->case_id);
    auto letters = letters_of(store_, letter->case_id);
    if (!value) co_return std::move(value).error();
    if (!letters) co_return std::move(letters).error();
    if (!value->has_value()) co_return co_await dropping;
    if (auto told = sender_.report_if_late(unit, *letter, work.id, now); !told) co_return told;
    std::ranges::replace_if(
        *letters, [&](const Letter& one) { return one.id == letter->id; }, *letter);
    unit.emplace_back(AppendAct{letter_act(*letter, "letter.replied", letter->to.value, work.id, "sent", now)});
    save(unit, *letter);
    if (auto settled = settle(unit, **value, *letters, *entry, work.id, now); !settled) co_return settled;
  } else if (may_pass(answer) && now < letter->due_at) {
    work.due_at = now + retry_after(work.attempts++);
    if (answer.kind == Answer::Kind::pending && !answer.token.empty()) {
      letter->machine_token = answer.token;
      unit.emplace_back(SaveDocument{records::document_of(*letter)});
    }
    unit.emplace_back(PutWork{work});
  } else {
    unit.emplace_back(DropWork{work.id});
  }
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
