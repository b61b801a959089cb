// Who receives a department's letters (协查专人, 规定-11.2a): posts and persons with the days they hold them. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/result.hpp"

namespace zq {

struct Designee {
  std::string id;  // "ZR…"
  DepartmentId department;
  std::string post, person;  // Chinese
  std::string backup;        // who stands in; empty: nobody
  Date from{};
  std::optional<Date> until{};  // last day; nothing: until further notice
  std::string recorded_by;      // operator
  Instant recorded_at{};
  std::optional<Instant> ended_at{};  // another appointment has replaced it
  int version = 0;
};

bool is_active(const Designee&, Date on);
// The first of those that are active; nullptr: none, and the letter waits in the department's queue (alarm).
const Designee* active(const std::vector<Designee>&, Date on);

// All faults of the appointments of one department at once, by JSON pointer.
std::vector<Fault> faults_of(const std::vector<Designee>&);

}  // namespace zq
