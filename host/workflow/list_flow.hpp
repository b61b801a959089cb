// The list: the version in force, "may I ask for this?", departments' own lists and their comparison with the official
// one. Thread-safe. The version in force and those that follow are held in memory and looked up anew by refresh().
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
  // Today's; a version that was published for a later day takes its place at 00:00 of that day. Never null; number 0
  // when nothing is published or in force yet.
  std::shared_ptr<const ListVersion> in_force() const;
  std::shared_ptr<const ListVersion> newest() const;  // published last, in force or not yet; likewise
  // Version `number`, from the store only when it is no longer in force; null: there is none.
  Result<std::shared_ptr<const ListVersion>> numbered(int number) const;

  // The version that is in force on that day; for days before the first version the first one, once it is in force:
  // its entries say themselves since when they hold. Absent = today. Error: unavailable.
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
  // The version in force when it was looked up, and those published for later days; ascending.
  using Versions = std::vector<std::shared_ptr<const ListVersion>>;
  Result<Versions> versions_from(int newest) const;
  Current<Versions> versions_;
};

}  // namespace zq::workflow
