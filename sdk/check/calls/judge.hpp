// What an answer is worth: against the rules of its interface, against the fixtures, against an earlier answer. Pure.
// A text is empty when all is well, else it says what is wrong; no values of the fixtures stand in it but words.
#pragma once
#include <string>
#include <vector>

#include "check/backend/trouble.hpp"
#include "check/calls/bench.hpp"

namespace zq::check {

std::string name_of(zq_status);        // "UNAVAILABLE"
std::string verdict_name(zq_verdict);  // "consistent"
std::string summary(const Said&);      // "OK, consistent, 3 records, 12 ms"

// Schema and rules of the interface, for an answer that is OK.
std::string broken_rule(adapters::Operation, const adapters::Record& asked, std::uint32_t limit, const Said&);
// The above, and what the fixtures expect.
std::string differs(const Golden&, const Said&);
// Everything that must be the same when asked again: no receipts, tokens and times.
std::string digest(adapters::Operation, const Said&);
// Whether this is what may be said to a golden call while a trouble is on. `well`: the digest without trouble.
std::string unfit(const TroubleKind&, const Golden&, const Said&, const std::string& well, bool applied);

// A Said that is a failure must have a status the trouble explains and a text for the operator.
std::string unexplained(const Said&);

// A finding out of complaints, one a line; pass when there are none.
struct Complaints {
  std::vector<std::string> zh, en;
  void add(const std::string& where, const std::string& zh_text, const std::string& en_text);
  Finding finding(std::string observed) const;
};

}  // namespace zq::check
