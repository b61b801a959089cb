// The joint office's one queue (会议-2.3): what waits for it, of every kind, the earliest due first; work that the host
// has given up too. Thread-safe; reads the store.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "domain/office_queue.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class OfficeQueue {
 public:
  explicit OfficeQueue(Store& store) : store_(store) {}

  // `kind` empty: all. Error: invalid_input (cursor).
  Result<Page<QueueItem>> page(const std::string& kind, const std::string& cursor, int limit, Instant now);

 private:
  Result<Done> add_documents(std::vector<QueueItem>&, const QueueRule&, const std::string& behind, int limit,
                             Instant now);
  Result<Done> add_parked(std::vector<QueueItem>&, const std::string& behind, int limit);

  Store& store_;
};

}  // namespace zq::workflow
