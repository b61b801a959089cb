#include "workflow/list_days.hpp"

#include <charconv>

#include "workflow/json_text.hpp"

namespace zq::workflow {
namespace {

struct Subject {
  int version = 0;
  std::optional<Date> day;
};

// "3" or "3:2026-12-01".
std::optional<Subject> read_subject(const std::string& text) {
  Subject subject;
  const char* end = text.data() + text.size();
  const auto [rest, fault] = std::from_chars(text.data(), end, subject.version);
  if (fault != std::errc()) return std::nullopt;
  if (rest == end) return subject;
  subject.day = date_from_text(std::string_view(rest + 1, static_cast<size_t>(end - rest) - 1));
  if (*rest != ':' || !subject.day) return std::nullopt;
  return subject;
}

std::string subject_of(const ListVersion& version) { return "list:" + std::to_string(version.number); }

Act day_act(const ListVersion& version, std::string_view kind, std::string_view basis, std::string_view entries,
            Date day, Instant now) {
  return {now,
          std::string(kind),
          subject_of(version),
          "host",
          {},
          std::string(basis),
          "",
          subject_of(version),
          json_object({{"day", date_text(day)}, {"entries", entries}})};
}

}  // namespace

Task<Result<Done>> ListDays::day_has_come(Work work) {
  const Instant now = clock_.now();
  Unit unit;
  unit.emplace_back(DropWork{work.id});
  auto told = is_stop(work.subject) ? stops_.day_has_come(unit, work.subject, now) : tell(unit, work.subject, now);
  if (!told) co_return std::move(told).error();
  auto writing = store_.commit(std::move(unit));
  co_return co_await writing;
}

Result<Done> ListDays::tell(Unit& unit, const std::string& of, Instant now) const {
  const auto subject = read_subject(of);
  if (!subject) return Error{ErrorCode::internal, "清单日期有误", "not a day of the list: " + of};
  auto version = list_.numbered(subject->version);
  if (!version) return std::move(version).error();
  if (!*version) return Error{ErrorCode::internal, "清单版本缺失", "no such list version: " + of};
  const auto of_day = list_.on(subject->day.value_or((*version)->in_force_from()));
  if (!of_day || (*of_day)->number != subject->version) return Done{};
  return subject->day ? entries_end(unit, **version, *subject->day, now) : version_begins(unit, **version, now);
}

Result<Done> ListDays::version_begins(Unit& unit, const ListVersion& version, Instant now) const {
  auto before = version.number > 1 ? list_.numbered(version.number - 1)
                                   : Result<std::shared_ptr<const ListVersion>>(std::make_shared<ListVersion>());
  if (!before) return std::move(before).error();
  EntriesByUnit concerned;
  for (const EntryChange& change : changes_between(**before, version)) {
    if (change.before) note_concerned(concerned, *change.before, unit_of_);
    if (change.after) note_concerned(concerned, *change.after, unit_of_);
  }
  unit.emplace_back(AppendAct{day_act(version, "list.in_force", version.number == 1 ? "规定-6.1" : "调整-11", "",
                                      version.in_force_from(), now)});
  const std::string name = "《证明材料取消清单》第" + std::to_string(version.number) + "版";
  tell_concerned(unit, ids_, concerned, {"list.in_force", subject_of(version), name + "今日起施行。涉及"}, now);
  return Done{};
}

// By the list itself; what a stop has ended before was told of then.
Result<Done> ListDays::entries_end(Unit& unit, const ListVersion& version, Date day, Instant now) const {
  auto published = list_.published(version.number);
  if (!published) return std::move(published).error();
  EntriesByUnit concerned;
  std::string numbers;
  for (const Entry& entry : published->entries) {
    const Entry* seen = version.find(entry.id);
    if (entry.until != day || !seen || seen->until != day) continue;
    note_concerned(concerned, entry, unit_of_);
    numbers += (numbers.empty() ? "" : ",") + entry.id.value;
  }
  if (concerned.empty()) return Done{};
  unit.emplace_back(AppendAct{day_act(version, "list.entries_ended", "规定-6.3", numbers, day, now)});
  tell_concerned(unit, ids_, concerned,
                 {"entry.stopped", subject_of(version), "清单事项自" + date_text(day) + "起停止执行："}, now);
  return Done{};
}

}  // namespace zq::workflow
