// Opinions and suggestions by hotline (规定-15.2): feedback, no complaints. Verbs fill the caller's unit. Thread-safe;
// reads the store.
#pragma once
#include <string>

#include "domain/joint_office.hpp"
#include "workflow/window_tools.hpp"

namespace zq::workflow {

class FeedbackFlow {
 public:
  explicit FeedbackFlow(WindowTools tools) : tools_(std::move(tools)) {}

  // The same work order again is the same feedback. Error: invalid_input (a complaint is no feedback).
  Result<Feedback> receive(Unit&, const Context&, Feedback, Instant now);
  // Errors: not_found, conflict (answered already).
  Result<Feedback> answer(Unit&, const Context&, const std::string& id, const std::string& text,
                          const std::string& operator_name, Instant now);
  Result<Page<Feedback>> list(const std::string& cursor, int limit);

 private:
  WindowTools tools_;
};

}  // namespace zq::workflow
