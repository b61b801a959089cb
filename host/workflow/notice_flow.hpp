// Notices (requirements F) as those read them who are told: a caller, its unit, and what its roles stand for.
// Thread-safe.
#pragma once
#include <string>

#include "domain/notice.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class NoticeFlow {
 public:
  NoticeFlow(Store& store, const Clock& clock) : store_(store), clock_(clock) {}

  // One addressee after the other, the caller itself first; of each the newest first, or what is unread, the oldest
  // first. Error: invalid_input (cursor), storage.
  Result<Page<Notice>> mine(const Context&, bool unread, const std::string& cursor, int limit);
  // Error: not_found. Read once is read: who read it first stays.
  Task<Result<Notice>> read(Context, std::string id, std::string by);

 private:
  Store& store_;
  const Clock& clock_;
};

}  // namespace zq::workflow
