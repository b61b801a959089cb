#include "domain/measures.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace zq {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

const Instant day = std::chrono::sys_days{std::chrono::year(2026) / 11 / 2};

Letter letter(int number, minutes replied_after, MatterClass check_mode = MatterClass::instant) {
  Letter l;
  l.id = "XH-" + std::to_string(number);
  l.check_mode = check_mode;
  l.sent_at = day + minutes(number);
  l.due_at = l.sent_at + (check_mode == MatterClass::instant ? 30min : minutes(24 * 60));
  if (replied_after == minutes::max()) return l;
  l.replied_at = l.closed_at = l.sent_at + replied_after;
  l.state = LetterState::replied;
  return l;
}
constexpr minutes never = minutes::max();

Period whole_day() { return period_of(day, day + 24h, day + 1000h); }

// R-核查-9.1b
TEST(Measures, TenDueNineRepliedEightInTime) {
  std::vector<Letter> letters;
  for (int i = 1; i <= 8; ++i) letters.push_back(letter(i, minutes(i)));
  letters.push_back(letter(9, 31min));
  letters.push_back(letter(10, never));
  const LetterMeasures m = measure(letters, {}, whole_day());
  EXPECT_EQ(m.all.due, 10);
  EXPECT_EQ(percent(m.all.replied, m.all.due), "90.00%");
  EXPECT_EQ(percent(m.all.in_time, m.all.due), "80.00%");
  EXPECT_EQ(m.overdue, 2);
  EXPECT_EQ(m.all.reply_time.count, 9);
  EXPECT_EQ(m.all.reply_time.median, 5min);
  EXPECT_EQ(m.all.reply_time.mean, std::chrono::milliseconds(67min) / 9);
  EXPECT_EQ(m.all.reply_time.p95, 31min);
  EXPECT_EQ(m.all.reply_time.worst, 31min);
}

TEST(Measures, ToTheSecondOfTheDeadline) {
  std::vector<Letter> letters{letter(1, 30min), letter(2, 30min), letter(3, 30min)};
  letters[1].replied_at = *letters[1].replied_at + 1s;
  letters[2].replied_at = *letters[2].replied_at + 999ms;
  EXPECT_EQ(measure(letters, {}, whole_day()).all.in_time, 2);
}

TEST(Measures, ByClass) {
  const std::vector<Letter> letters{letter(1, 5min), letter(2, 60min, MatterClass::records_check),
                                    letter(3, never, MatterClass::on_site)};
  const LetterMeasures m = measure(letters, {}, period_of(day, day + 48h, day + 1000h));
  EXPECT_EQ(m.by_class[0].in_time, 1);
  EXPECT_EQ(m.by_class[1].reply_time.worst, 60min);
  EXPECT_EQ(m.by_class[2].due, 1);
  EXPECT_EQ(m.by_class[2].replied, 0);
}

TEST(Measures, WithdrawnInTimeAndReturnedDoNotCount) {
  Letter withdrawn = letter(1, never), late = letter(2, never), returned = letter(3, never);
  withdrawn.state = late.state = LetterState::withdrawn;
  withdrawn.closed_at = withdrawn.due_at;
  late.closed_at = late.due_at + 1min;
  returned.state = LetterState::returned;
  returned.closed_at = returned.sent_at + 5min;
  const std::vector<Letter> letters{withdrawn, late, returned};
  const LetterMeasures m = measure(letters, {}, whole_day());
  EXPECT_EQ(m.all.due, 1) << "withdrawn after the deadline is a letter that was not answered";
  EXPECT_EQ(m.overdue, 1);
}

TEST(Measures, ThePeriodGivesTheSameFiguresLater) {
  const Letter last = letter(24 * 60 - 35, never);  // due five minutes before the end of the day
  Letter answered = last;
  answered.state = LetterState::replied;
  answered.replied_at = answered.closed_at = day + 24h + 10min;
  const auto at_midnight = measure(std::vector{last}, {}, period_of(day, day + 24h, day + 24h));
  const auto later = measure(std::vector{answered}, {}, period_of(day, day + 24h, day + 240h));
  EXPECT_EQ(at_midnight.all.due, 1);
  EXPECT_EQ(later.all.due, 1);
  EXPECT_EQ(later.all.replied, 0) << "answered after the period";
  const auto next_day = measure(std::vector{answered}, {}, period_of(day + 24h, day + 48h, day + 240h));
  EXPECT_EQ(next_day.all.due, 0);
}

TEST(Measures, WhileThePeriodLastsOnlyWhatIsDueCounts) {
  const std::vector<Letter> letters{letter(0, never), letter(60, never)};
  EXPECT_EQ(measure(letters, {}, period_of(day, day + 24h, day + 31min)).all.due, 1);
  EXPECT_EQ(measure(letters, {}, period_of(day, day + 24h, day + 30min)).all.due, 0) << "its last second is not over";
}

TEST(Measures, ReportsOfWhatWasOverdue) {
  std::vector<Letter> letters{letter(1, never), letter(2, never), letter(3, 40min), letter(4, 10min)};
  std::vector<OverdueReport> reports(3);
  for (size_t i = 0; i < 3; ++i) {
    reports[i].letter = letters[i].id;
    reports[i].reported_at = letters[i].due_at + 1s;
  }
  reports[1].begun_at = reports[0].begun_at = day + 2h;
  reports[0].concluded_at = day + 3h;
  reports[0].conclusion = Conclusion::fault;
  const LetterMeasures m = measure(letters, reports, whole_day());
  EXPECT_EQ(m.overdue, 3);
  EXPECT_EQ(m.reported, 3);
  EXPECT_EQ(m.investigated, 2);
  EXPECT_EQ(m.fault, 1);
  EXPECT_EQ(measure(letters, reports, period_of(day, day + 150min, day + 1000h)).fault, 0) << "concluded later";
}

TEST(Measures, Percentages) {
  EXPECT_EQ(percent(1, 3), "33.33%");
  EXPECT_EQ(percent(2, 3), "66.67%");
  EXPECT_EQ(percent(1, 1), "100.00%");
  EXPECT_EQ(percent(1, 1000), "0.10%");
  EXPECT_EQ(percent(0, 7), "0.00%");
  EXPECT_EQ(percent(0, 0), "");
}

TEST(Measures, SpreadsOfFew) {
  EXPECT_EQ(spread_of({}).count, 0);
  const Spread one = spread_of({5ms});
  EXPECT_EQ(one.mean, 5ms);
  EXPECT_EQ(one.median, 5ms);
  EXPECT_EQ(one.p95, 5ms);
  std::vector<std::chrono::milliseconds> hundred;
  for (int i = 100; i >= 1; --i) hundred.emplace_back(i);
  EXPECT_EQ(spread_of(hundred).p95, 95ms);
  EXPECT_EQ(spread_of(hundred).median, 50ms);
}

// R-核查-9.1a
TEST(Inspection, DrawsTheSameLettersBySeed) {
  std::vector<Letter> answered;
  for (int i = 0; i < 1000; ++i) answered.push_back(letter(i, 5min));
  const auto ids = [](const std::vector<Letter>& letters) {
    std::vector<std::string> all;
    for (const Letter& one : letters) all.push_back(one.id);
    return all;
  };
  const auto first = ids(drawn(answered, 20, 7));
  EXPECT_EQ(first.size(), 20U);
  auto shuffled = answered;
  std::ranges::reverse(shuffled);
  EXPECT_EQ(ids(drawn(shuffled, 20, 7)), first);
  EXPECT_NE(ids(drawn(answered, 20, 8)), first);
  EXPECT_EQ(drawn(answered, 5000, 7).size(), 1000U);
  // No letter is preferred: over many seeds each is drawn about as often.
  std::map<std::string, int> times;
  for (uint64_t seed = 0; seed < 50; ++seed)
    for (const std::string& id : ids(drawn(answered, 20, seed))) ++times[id];
  for (const auto& [id, count] : times) EXPECT_LT(count, 10) << id;  // 1 on average
  EXPECT_GT(times.size(), 550U);
}

}  // namespace
}  // namespace zq
