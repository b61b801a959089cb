// The list: the version in force, "may I ask for this?", departments' own lists and their comparison with the official
// one. Thread-safe. What is in force (workflow/list_snapshot.hpp) is held in memory and looked up anew by refresh(); a
// version is always seen with the stops of 规定-6.3 on its entries, and as it was published only by published().
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/list_snapshot.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

enum class Standing { in_force, stopped, any };  // of an entry on a day
struct EntryQuery {
  std::string matter, proof;  // parts of the text; empty = any
  DepartmentId assisting;     // empty = any
  std::optional<Date> as_of;  // absent = today (Beijing)
  Standing standing = Standing::in_force;
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

  // Looks whether a version has been published or a stop recorded (by this host or another) and takes it over. Cheap
  // when not.
  Result<Done> refresh();
  // Today's; a version that was published for a later day takes its place at 00:00 of that day. Never null; number 0
  // when nothing is published or in force yet.
  std::shared_ptr<const ListVersion> in_force() const;
  std::shared_ptr<const ListVersion> newest() const;  // published last, in force or not yet; likewise
  // Version `number`, from the store only when it is no longer in force; null: there is none.
  Result<std::shared_ptr<const ListVersion>> numbered(int number) const;
  // As it was published, without what has been stopped since. Error: not_found.
  Result<ListVersion> published(int number) const;
  // Of today; the heads of all versions and all stops. Never null.
  std::shared_ptr<const ListSnapshot> snapshot() const { return snapshot_.get(); }

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
  Current<ListSnapshot> snapshot_;
};

}  // namespace zq::workflow
