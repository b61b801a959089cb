// That the basis of entries falls (规定-6.3): repealed or amended with effect from a day, from 00:00 of which every
// entry that rests on it stops, whatever version of the list it stands in. A fact beside the versions, which never
// change. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/list.hpp"

namespace zq {

enum class StopCause { repealed, amended };  // 废止, 修改
std::string_view code(StopCause);
std::string_view chinese(StopCause);
bool from_code(std::string_view, StopCause&);

struct StoppedEntry {
  EntryId id;
  std::string basis;  // as it stood in the list when this was recorded
  friend bool operator==(const StoppedEntry&, const StoppedEntry&) = default;
};

struct ListStop {
  std::string id;     // "TX20261126-…"
  std::string basis;  // name of what has fallen: "婚姻登记条例"
  StopCause cause = StopCause::repealed;
  std::string document;  // 文号 of the repeal or amendment
  Date effective_on{};
  int list_version = 0;  // newest when this was recorded
  std::vector<StoppedEntry> entries;
  Instant recorded_at{};
  std::string recorded_by;              // operator
  std::optional<Instant> told_at;       // when its day had come
  std::optional<Instant> withdrawn_at;  // recorded in error
  std::string withdrawal_reason, withdrawn_by;
  int number = 0;  // of its year, given at the commit
  int version = 0;
};

// Whether it ends this entry, of whatever version: it rests on that basis still, and was not listed anew since.
bool stops(const ListStop&, const Entry&);
// The one that ends it first; null: none does.
const ListStop* stop_of(std::span<const ListStop>, const Entry&);
// `until` of every entry that is stopped.
void apply_stops(std::span<const ListStop>, ListVersion&);

// Entries of the list that rest on this basis and have not ended by that day: its name stands in what they rest on.
std::vector<StoppedEntry> resting_on(const ListVersion&, std::string_view basis, Date effective_on);

// "设定依据《…》自2027年3月1日起废止（文号）"
std::string reason_of(const ListStop&);

}  // namespace zq
