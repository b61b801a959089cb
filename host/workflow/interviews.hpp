// Interviews with the heads of units (约谈, 规定-18.2a): proposed by the office or drafted by the host when a month
// crosses a threshold, approved by the government, held. Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "workflow/posts.hpp"

namespace zq::workflow {

struct InterviewHeld {
  std::string result, operator_name;
};
struct InterviewApproval {
  std::string approval_no, place, operator_name;
  Instant at{};  // when it is to be held
};

// What a unit did in a month that counts, and the ids it rests on.
struct Facts {
  int overdue_reports = 0, violations = 0, overdue_items = 0;
  std::vector<std::string> evidence;
};
using UnitFacts = std::map<std::string, Facts>;  // by id

class Interviews {
 public:
  Interviews(WindowTools tools, Posts& posts) : tools_(std::move(tools)), posts_(posts) {}

  Result<Interview> propose(Unit&, const Context&, Interview, Instant now);
  // The unit is told in writing, its head by the name of the day. Errors: not_found, conflict.
  Result<Interview> approve(Unit&, const Context&, const std::string& id, const InterviewApproval&, Instant now);
  Result<Interview> hold(Unit&, const Context&, const std::string& id, const InterviewHeld&, Instant now);
  Result<Interview> drop(Unit&, const Context&, const std::string& id, const std::string& reason,
                         const std::string& operator_name, Instant now);
  Result<Page<Interview>> list(const std::string& cursor, int limit);

  Result<InterviewRules> rules();
  Result<InterviewRules> edit(Unit&, const Context&, InterviewRules, Instant now);

  // The monthly job: drafts a proposal for each unit whose month crosses a threshold, each once, and puts the next
  // month's job. `schedule()` puts the jobs of this and the last month; done already does no harm.
  Task<Result<Done>> schedule(Instant now);
  Task<Result<Done>> month_over(Work, Instant now);

 private:
  Result<Interview> find(const std::string& id);
  Result<Interview> moved(Unit&, const Context&, Interview, InterviewEvent, const std::string& operator_name,
                          Instant now);
  Result<UnitFacts> facts(Instant from, Instant until);
  Result<Done> draft(Unit&, const std::string& month, Instant from, Instant until, Instant now);

  WindowTools tools_;
  Posts& posts_;
};

// Work of kind minutes_clock whose subject is a month ("month:2026-11") is the monthly job's.
bool is_month(const Work&);

}  // namespace zq::workflow
