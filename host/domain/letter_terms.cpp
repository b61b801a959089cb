#include "domain/letter_terms.hpp"

#include "domain/clocks.hpp"

namespace zq {

Result<Done> set_terms(Letter& letter, const Law& law, std::span<const Pause> outages) {
  const auto rules = law.rulesets.in_force(beijing_day(letter.sent_at));
  if (!rules) return rules.error();
  auto deadline = letter_deadline(letter.check_mode, letter.sent_at, **rules, law.calendar, outages);
  if (!deadline) return std::move(deadline).error();
  letter.due_at = deadline->due;
  letter.remind_at = deadline->remind_at;
  letter.natural_due_at = deadline->due_natural;
  letter.office_due_at = deadline->due_office_hours;
  letter.deadline_text = std::move(deadline->explanation);
  letter.paused_ms = deadline->paused.count();
  if (letter.check_mode != MatterClass::instant || !(*rules)->sla.warn_outside_office_hours) return Done{};
  // Without a calendar nobody can tell; the letter goes out all the same.
  const auto in_hours = in_office_hours(letter.sent_at, **rules, law.calendar);
  letter.outside_office_hours = in_hours && !*in_hours;
  return Done{};
}

bool is_late(const Letter& letter) { return letter.replied_at && !in_time(*letter.replied_at, letter.due_at); }

int64_t minutes_late(const Letter& letter, Instant until) {
  if (in_time(until, letter.due_at)) return 0;
  return std::chrono::ceil<std::chrono::minutes>(until - letter.due_at).count();
}

}  // namespace zq
