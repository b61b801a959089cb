// Who sits in the joint meeting and who holds which post, with history (会议-2.1, 会议-2.2, 会议-2.4, C-05). Verbs fill
// the caller's unit. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/joint_office.hpp"
#include "workflow/task.hpp"
#include "workflow/window_tools.hpp"

namespace zq::workflow {

class Posts {
 public:
  explicit Posts(WindowTools tools) : tools_(std::move(tools)) {}

  // Puts the member units of the register into the store when it has none yet; a second host at the same time does no
  // harm.
  Task<Result<Done>> seed(Instant now);

  // The one who held it so far ends the day before; it lasts until whoever is on record for a later day takes over.
  // Errors: invalid_input (unit, days, a second leading unit).
  Result<Post> appoint(Unit&, const Context&, Post, Instant now);
  // Last day of a post or membership, earlier than the one on record. Errors: not_found, conflict (ends sooner
  // already), invalid_input (before it began).
  Result<Post> end(Unit&, const Context&, const std::string& id, Date last_day, Instant now);
  // All that ever were, the oldest first; or those held on a day.
  Result<std::vector<Post>> all();
  Result<std::vector<Post>> on(Date);

 private:
  WindowTools tools_;
};

}  // namespace zq::workflow
