// Measures M-01 to M-05 (requirements G): how letters were answered in a period and how long cases took. Computed from
// what is recorded with its time, as of the end of the period: the same period gives the same figures later. Pure.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/handling_time.hpp"
#include "domain/letter.hpp"
#include "domain/overdue.hpp"

namespace zq {

// [from, until); what happens at `as_of` or later does not count: the end of the period, or now while it lasts.
struct Period {
  Instant from{}, until{};
  Instant as_of{};
};
Period period_of(Instant from, Instant until, Instant now);
// What is due at 24:00 belongs to the day that ends then, and to the period that ends with it.
inline Instant last_moment(Instant due) { return due - std::chrono::milliseconds(1); }
// While the period lasts: when its last second is over.
bool falls_due(Instant due, const Period&);

struct Spread {
  int64_t count = 0;
  std::chrono::milliseconds mean{0}, median{0}, p95{0}, worst{0};  // median and p95: nearest rank
};
Spread spread_of(std::vector<std::chrono::milliseconds>);

// "90.00%"; empty when there is nothing to divide by.
std::string percent(int64_t part, int64_t whole);

// M-01, M-02, M-03: of the letters that fell due in the period. Those withdrawn before the deadline or returned as
// wrongly addressed do not count; those that are open and overdue do.
struct ReplyFigures {
  int64_t due = 0, replied = 0, in_time = 0;
  Spread reply_time;
};

struct LetterMeasures {
  ReplyFigures all;
  std::array<ReplyFigures, 3> by_class;  // MatterClass
  // M-04: of those not answered in time.
  int64_t overdue = 0, reported = 0, investigated = 0, fault = 0;
};
// Whether the letter counts in the period; whether it was answered by then; and in time.
bool fell_due(const Letter&, const Period&);
bool counts_as_replied(const Letter&, const Period&);
bool replied_in_time(const Letter&, const Period&);
LetterMeasures measure(std::span<const Letter>, std::span<const OverdueReport>, const Period&);

// M-05: of the cases decided in the period.
struct TimeMeasures {
  Spread gross, net, co_verification;
};
TimeMeasures measure(std::span<const HandlingTime>);

// R-核查-9.1a: as many of the letters answered in the period as asked for, drawn by the seed: the same seed draws the
// same ones.
std::vector<Letter> drawn(std::vector<Letter> answered, size_t size, uint64_t seed);

}  // namespace zq
