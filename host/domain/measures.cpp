#include "domain/measures.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "domain/deadline.hpp"

namespace zq {
namespace {

using std::chrono::milliseconds;

bool by_then(std::optional<Instant> at, const Period& period) { return at && *at < period.as_of; }

// FNV-1a, then spread: neighbouring seeds draw different letters.
uint64_t lot(uint64_t seed, const std::string& id) {
  uint64_t hash = 14695981039346656037ULL ^ seed;
  for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9ULL;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebULL;
  return hash ^ (hash >> 31);
}

class Counting {
 public:
  void take(const Letter& letter, const Period& period) {
    ++figures_.due;
    if (!counts_as_replied(letter, period)) return;
    ++figures_.replied;
    if (replied_in_time(letter, period)) ++figures_.in_time;
    times_.push_back(*letter.replied_at - letter.sent_at);
  }
  ReplyFigures end() {
    figures_.reply_time = spread_of(std::move(times_));
    return figures_;
  }

 private:
  ReplyFigures figures_;
  std::vector<milliseconds> times_;
};

}  // namespace

Period period_of(Instant from, Instant until, Instant now) { return {from, until, std::min(until, now)}; }

bool falls_due(Instant due, const Period& period) {
  if (last_moment(due) < period.from) return false;
  return period.as_of == period.until ? last_moment(due) < period.until : due < period.as_of;
}

Spread spread_of(std::vector<milliseconds> values) {
  Spread spread;
  if (values.empty()) return spread;
  std::ranges::sort(values);
  const size_t n = values.size();
  spread.count = static_cast<int64_t>(n);
  spread.mean = std::accumulate(values.begin(), values.end(), milliseconds{0}) / spread.count;
  spread.median = values[(n - 1) / 2];
  spread.p95 = values[(n * 95 + 99) / 100 - 1];
  spread.worst = values.back();
  return spread;
}

std::string percent(int64_t part, int64_t whole) {
  if (whole == 0) return {};
  const int64_t hundredths = (part * 20000 + whole) / (whole * 2);
  const std::string rest = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + (rest.size() < 2 ? ".0" : ".") + rest + "%";
}

bool counts_as_replied(const Letter& letter, const Period& period) { return by_then(letter.replied_at, period); }

bool replied_in_time(const Letter& letter, const Period& period) {
  return counts_as_replied(letter, period) && in_time(*letter.replied_at, letter.due_at);
}

bool fell_due(const Letter& letter, const Period& period) {
  if (!falls_due(letter.due_at, period)) return false;
  if (letter.state == LetterState::returned) return !by_then(letter.closed_at, period);
  const bool withdrawn = letter.state == LetterState::withdrawn && by_then(letter.closed_at, period);
  return !withdrawn || !in_time(*letter.closed_at, letter.due_at);
}

LetterMeasures measure(std::span<const Letter> letters, std::span<const OverdueReport> reports, const Period& period) {
  std::map<std::string_view, const OverdueReport*> report_of;
  for (const OverdueReport& report : reports) report_of[report.letter] = &report;
  LetterMeasures measures;
  Counting all;
  std::array<Counting, 3> by_class;
  for (const Letter& letter : letters) {
    if (!fell_due(letter, period)) continue;
    all.take(letter, period);
    by_class[static_cast<size_t>(letter.check_mode)].take(letter, period);
    if (replied_in_time(letter, period)) continue;
    ++measures.overdue;
    const auto found = report_of.find(letter.id);
    if (found == report_of.end()) continue;
    const OverdueReport& report = *found->second;
    const bool concluded = by_then(report.concluded_at, period);
    if (by_then(report.reported_at, period)) ++measures.reported;
    if (concluded || by_then(report.begun_at, period)) ++measures.investigated;
    if (concluded && report.conclusion == Conclusion::fault) ++measures.fault;
  }
  measures.all = all.end();
  for (size_t i = 0; i < by_class.size(); ++i) measures.by_class[i] = by_class[i].end();
  return measures;
}

TimeMeasures measure(std::span<const HandlingTime> cases) {
  std::vector<milliseconds> gross, net, co_verification;
  for (const HandlingTime& one : cases) {
    gross.push_back(one.gross);
    net.push_back(one.net);
    co_verification.push_back(one.co_verification);
  }
  return {spread_of(std::move(gross)), spread_of(std::move(net)), spread_of(std::move(co_verification))};
}

std::vector<Letter> drawn(std::vector<Letter> answered, size_t size, uint64_t seed) {
  std::vector<std::pair<uint64_t, size_t>> lots;
  for (size_t i = 0; i < answered.size(); ++i) lots.emplace_back(lot(seed, answered[i].id), i);
  std::ranges::sort(lots, {}, [&](const auto& one) { return std::pair(one.first, answered[one.second].id); });
  std::vector<Letter> letters;
  for (const auto& [number, at] : lots)
    if (letters.size() < size) letters.push_back(std::move(answered[at]));
  return letters;
}

}  // namespace zq
