#include "domain/list_stop.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array words{
    Word<StopCause>{StopCause::repealed, "repealed", "废止"},
    Word<StopCause>{StopCause::amended, "amended", "修改"},
};

std::chrono::sys_days day(Date date) { return std::chrono::sys_days{date}; }

}  // namespace

std::string_view code(StopCause v) { return code_in(words, v); }
std::string_view chinese(StopCause v) { return chinese_in(words, v); }
bool from_code(std::string_view text, StopCause& v) { return take(by_code(words, text), v); }

bool stops(const ListStop& stop, const Entry& entry) {
  if (stop.withdrawn_at || (entry.since && day(*entry.since) >= day(stop.effective_on))) return false;
  return std::ranges::any_of(stop.entries,
                             [&](const StoppedEntry& one) { return one.id == entry.id && one.basis == entry.basis; });
}

const ListStop* stop_of(std::span<const ListStop> all, const Entry& entry) {
  const ListStop* first = nullptr;
  for (const ListStop& stop : all)
    if (stops(stop, entry) && (!first || day(stop.effective_on) < day(first->effective_on))) first = &stop;
  return first;
}

void apply_stops(std::span<const ListStop> all, ListVersion& list) {
  for (Entry& entry : list.entries)
    if (const ListStop* stop = stop_of(all, entry))
      if (!entry.until || day(stop->effective_on) < day(*entry.until)) entry.until = stop->effective_on;
}

std::vector<StoppedEntry> resting_on(const ListVersion& list, std::string_view basis, Date effective_on) {
  std::vector<StoppedEntry> entries;
  for (const Entry& entry : list.entries) {
    const bool gone = entry.until && day(*entry.until) <= day(effective_on);
    const bool later = entry.since && day(*entry.since) >= day(effective_on);
    if (!gone && !later && entry.basis.find(basis) != std::string::npos) entries.push_back({entry.id, entry.basis});
  }
  return entries;
}

std::string reason_of(const ListStop& stop) {
  const Date on = stop.effective_on;
  return "设定依据《" + stop.basis + "》自" + std::to_string(static_cast<int>(on.year())) + "年" +
         std::to_string(static_cast<unsigned>(on.month())) + "月" + std::to_string(static_cast<unsigned>(on.day())) +
         "日起" + std::string(chinese(stop.cause)) + "（" + stop.document + "）";
}

}  // namespace zq
