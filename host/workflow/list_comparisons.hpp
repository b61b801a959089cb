// Comparing departments' own lists with the official one, by hand or at an interval, and what is done about the
// differences (规定-21.1b). What a department has listed without approval is a suspected violation at once.
// Thread-safe; reads block.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/list_difference.hpp"
#include "workflow/context.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// What one comparison has brought.
struct ComparisonOutcome {
  DepartmentComparison comparison;
  int opened = 0;    // differences nobody knew of
  int reopened = 0;  // said to be corrected, and found again
  int known = 0;     // found before, and still there
  int gone = 0;      // no longer found
};

class ListComparisons {
 public:
  ListComparisons(Store& store, Departments& departments, ListFlow& list, const Clock& clock, Ids& ids)
      : store_(store), departments_(departments), list_(list), clock_(clock), ids_(ids) {}

  // Errors as of ListFlow::compare_with(), storage; conflict: another comparison of the department has just ended.
  Task<Result<ComparisonOutcome>> compare(Context, DepartmentId);

  // The next time for each department whose adapter gives its list; 0: none by itself. Times are multiples of the
  // interval, so that several hosts and restarts agree on them.
  void schedule(Unit&, std::chrono::milliseconds interval, Instant now) const;
  // WorkKind::list_comparison. A department that does not answer is compared the next time.
  Task<Result<Done>> time_has_come(Work, std::chrono::milliseconds interval);

  // The joint office sees all, a department its own; the newest first. Error: invalid_input (cursor).
  Result<Page<ListDifferenceItem>> differences(const Context&, std::optional<DifferenceState>,
                                               const std::string& department, const std::string& cursor, int limit);
  // Errors: not_found, also when it is not the caller's; conflict (what is possible now is said).
  Result<ListDifferenceItem> find(const Context&, const std::string& id);
  Result<ListDifferenceItem> move(Unit&, const Context&, const std::string& id, DifferenceEvent,
                                  const std::string& text, const std::string& operator_name, Instant now);

 private:
  Result<ComparisonOutcome> record(Unit&, const Context&, DepartmentComparison, Instant now);
  void open(Unit&, const Context&, const DepartmentComparison&, const ListDifference&, Instant now);
  void find_again(Unit&, const Context&, ListDifferenceItem&, const ListDifference&, ComparisonOutcome&, Instant now);
  void vanish(Unit&, const Context&, ListDifferenceItem&, ComparisonOutcome&, Instant now);
  std::string accuse(Unit&, const Context&, const ListDifferenceItem&, Instant now);
  Store& store_;
  Departments& departments_;
  ListFlow& list_;
  const Clock& clock_;
  Ids& ids_;
};

}  // namespace zq::workflow
