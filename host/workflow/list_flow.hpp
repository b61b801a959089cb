// The list: the version in force, "may I ask for this?", departments' own lists and their comparison with the official
// one. Thread-safe. The version in force is held in memory and looked up anew by refresh().
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct EntryQuery {
  std::string matter, proof;  // parts of the text; empty = any
  DepartmentId assisting;     // empty = any
  std::optional<Date> as_of;  // entries in force on that day; absent = today (Beijing)
  std::string cursor;
  int limit = 50;
};

struct DepartmentComparison {
  DepartmentId department;
  std::string department_name;
  int list_version = 0;
  int rows_read = 0;
  std::vector<ListDifference> differences;
};

class ListFlow {
 public:
  ListFlow(Store&, Departments&, const Clock&);

  // Looks whether a newer version has been published (by this host or another) and takes it over. Cheap when not.
  Result<Done> refresh();
  std::shared_ptr<const ListVersion> in_force() const;  // never null; number 0 when nothing is published
  // Version `number`, from the store only when it is no longer in force; null: there is none.
  Result<std::shared_ptr<const ListVersion>> numbered(int number) const;

  // The version that was in force on that day: the newest published by its end; for days before the first version the
  // first one, whose entries say themselves since when they hold. Absent = today. Error: unavailable.
  Result<std::shared_ptr<const ListVersion>> on(std::optional<Date>) const;

  // Errors: unavailable (nothing is published yet), invalid_input (a cursor that is not of this version).
  Result<Page<Entry>> entries(const EntryQuery&) const;
  // on: absent = today (Beijing). Error: unavailable.
  Result<AskAnswer> may_ask(std::string_view matter, std::string_view proof, std::optional<Date> on) const;

  // The department's own list, read through its adapter, a page at a time.
  Task<Result<Page<DepartmentListRow>>> department_list(Context, DepartmentId, std::string cursor, int limit);
  Task<Result<DepartmentComparison>> compare_with(Context, DepartmentId);

 private:
  Store& store_;
  Departments& departments_;
  const Clock& clock_;
  Current<ListVersion> current_;
};

// Publishes a new version (import-list): number and time are set here. Returns the number. Running hosts take it over
// by refresh(). Error conflict: someone else published at the same moment.
Task<Result<int>> publish_list(Store&, const Clock&, ListVersion, std::string actor);

}  // namespace zq::workflow
