// A Unit as statements with their parameters: made on the thread that asks, so that the one committer only binds and
// runs.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "store/session.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

// One parameter: a number, or a text that lives in the unit or in Writes.
struct Parameter {
  std::string_view text;
  int64_t number = 0;
  bool is_number = false;
};

struct Write {
  Named statement;
  std::vector<Parameter> parameters;
  std::optional<ErrorCode> refuses = {};  // when no row was changed
  bool numbered = false;                  // the first parameter is the act's number, given at commit
};

// Holds views into the unit: neither copied nor moved.
class Writes {
 public:
  explicit Writes(workflow::Unit unit) : unit_(std::move(unit)) {}
  Writes(const Writes&) = delete;
  Writes& operator=(const Writes&) = delete;

  // Error: invalid_input for text that no database keeps (NUL, not UTF-8); nothing has been written then.
  std::optional<Error> prepare();
  const std::vector<Write>& all() const { return writes_; }

 private:
  friend class Gather;
  workflow::Unit unit_;
  std::deque<std::string> made_;  // JSON; a deque, because views into it must hold
  std::vector<Write> writes_;
};

// Binds and runs one write; `number` is used where the write is numbered. Returns whether it was refused. Throws
// Failure.
bool refused(Session&, const Write&, int64_t number);

// What the caller hears of a refusal.
Error refusal(ErrorCode);

}  // namespace zq::store
