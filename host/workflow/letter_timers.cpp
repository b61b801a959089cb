#include "workflow/letter_timers.hpp"

#include "domain/clocks.hpp"
#include "domain/deadline.hpp"
#include "domain/time_words.hpp"
#include "records/letter_record.hpp"
#include "records/overdue_record.hpp"

namespace zq::workflow {
namespace {

// While an outage lasts the deadline moves with the clock: not looked at more often than this.
constexpr std::chrono::seconds look_again{30};

std::string about(const Letter& letter) { return "协助核查函（" + letter.matter + "，" + letter.proof + "）"; }

bool lasts(const std::vector<Outage>& outages) {
  for (const Outage& one : outages)
    if (!one.until) return true;
  return false;
}

}  // namespace

LetterTimers::LetterTimers(Store& store, const LetterSender& sender, const Clock& clock, Ids& ids)
    : store_(store), sender_(sender), clock_(clock), ids_(ids) {}

Task<Result<Done>> LetterTimers::write(Unit unit) {
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> LetterTimers::change(Work work, Change what) {
  Unit unit;
  auto found = store_.find_document(DocumentKind::letter, work.subject);
  if (!found) co_return std::move(found).error();
  auto letter = found->has_value() ? records::letter_of(**found) : std::nullopt;
  if (found->has_value() && !letter)  // kept, to be seen: its deadline is not lost
    co_return Error{ErrorCode::internal, "协助核查函的存档无法读取", "a letter's document is broken"};
  unit.emplace_back(DropWork{work.id});
  if (letter && is_open(letter->state))
    if (auto done = what(unit, *letter, clock_.now()); !done) co_return done;
  auto writing = write(std::move(unit));
  co_return co_await writing;
}

Task<Result<Done>> LetterTimers::remind(Work work) {
  return change(std::move(work), [this](Unit& unit, Letter& letter, Instant now) -> Result<Done> {
    if (letter.reminded_at || letter.overdue_at) return Done{};
    letter.reminded_at = now;
    save(unit, letter);
    Notice notice{{},        letter.to.value, "letter.due_soon",
                  letter.id, letter.case_id,  about(letter) + "即将到期，应于" + end_words(letter.due_at) + "前反馈",
                  now};
    notify(unit, ids_, std::move(notice), now);
    return Done{};
  });
}

Task<Result<Done>> LetterTimers::overdue(Work work) {
  return change(std::move(work), [this](Unit& unit, Letter& letter, Instant now) -> Result<Done> {
    if (letter.overdue_at) return Done{};
    if (auto set = sender_.set_terms(letter, now); !set) return set;
    const bool still_in_time = in_time(now, letter.due_at);
    if (!still_in_time)
      if (auto reported = sender_.report_if_late(unit, letter, {}, now); !reported) return reported;
    save(unit, letter);
    if (!still_in_time) return Done{};
    auto outages = outages_of(store_, letter.to);
    if (!outages) return std::move(outages).error();
    const Instant next = overdue_from(letter.due_at);
    if (lasts(*outages) && next < now + look_again)
      unit.emplace_back(PutWork{{overdue_id(letter.id), WorkKind::letter_overdue, letter.id, now + look_again}});
    return Done{};
  });
}

Task<Result<Done>> LetterTimers::remind_of_investigation(Work work) {
  Unit unit;
  auto found = store_.find_document(DocumentKind::overdue_report, work.subject);
  if (!found) co_return std::move(found).error();
  auto one = found->has_value() ? records::report_of(**found) : std::nullopt;
  if (found->has_value() && !one)
    co_return Error{ErrorCode::internal, "超期报告的存档无法读取", "a report's document is broken"};
  unit.emplace_back(DropWork{work.id});
  if (one && one->state != ReportState::concluded && one->due_at) {
    const Instant now = clock_.now();
    one->remind_at.reset();
    unit.emplace_back(SaveDocument{records::document_of(*one)});
    Notice notice{{},
                  std::string(joint_office_unit),
                  "overdue.investigation_due",
                  one->id,
                  one->case_id,
                  "超期报告" + one->id + "的调查应于" + end_words(*one->due_at) + "前完成",
                  now};
    notify(unit, ids_, std::move(notice), now);
  }
  auto writing = write(std::move(unit));
  co_return co_await writing;
}

}  // namespace zq::workflow
