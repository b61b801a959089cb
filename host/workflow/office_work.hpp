// Meetings, their minutes and items, and bulletins with receipts (会议-3, 会议-4). Verbs fill the caller's unit.
// Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "workflow/posts.hpp"

namespace zq::workflow {

struct NewItem {
  std::string text, owner;  // owner: id or name of a unit
  Date due{};
};
struct NewBulletin {
  std::string title, period, content, operator_name;
  std::vector<std::string> recipients;  // ids or names; empty: the member units
};
enum class ItemFilter { all, open, overdue };

class OfficeWork {
 public:
  OfficeWork(WindowTools tools, Posts& posts) : tools_(std::move(tools)), posts_(posts) {}

  // A plenary without a liaison meeting since the plenary before carries a warning (会议-3.2). The chair, when nobody
  // is named: the convener of that day.
  Result<Meeting> record_meeting(Unit&, const Context&, Meeting, Instant now);
  Result<Page<Meeting>> meetings(const std::string& cursor, int limit);
  Result<Meeting> meeting(const std::string& id);
  // Each item with its owner and its due day; the minutes are written. Errors: not_found, conflict (there are minutes),
  // invalid_input (owner).
  Result<Meeting> write_minutes(Unit&, const Context&, const std::string& meeting, const std::vector<NewItem>&,
                                const std::string& operator_name, Instant now);

  // The joint office: all; a unit: its own.
  Result<Page<MinutesItem>> items(const Context&, ItemFilter, const std::string& cursor, int limit, Instant now);
  Result<MinutesItem> report_progress(Unit&, const Context&, const std::string& id, const std::string& text,
                                      const std::string& operator_name, Instant now);
  Result<MinutesItem> finish(Unit&, const Context&, const std::string& id, const std::string& result,
                             const std::string& operator_name, Instant now);
  // The worker's verb: the reminder one working day before, and the notice when the day has passed.
  Task<Result<Done>> item_due(Work, Instant now);

  // Each recipient is told, its liaison officer by name (会议-2.4).
  Result<Bulletin> issue_bulletin(Unit&, const Context&, const NewBulletin&, Instant now);
  Result<Bulletin> read_bulletin(Unit&, const Context&, const std::string& id, const std::string& operator_name,
                                 Instant now);
  // The joint office: all; a recipient: its own.
  Result<Page<Bulletin>> bulletins(const Context&, const std::string& cursor, int limit);

 private:
  Result<MinutesItem> item(const Context&, const std::string& id);
  Result<std::string> missing_liaison_meeting(const Meeting&);
  void save(Unit&, const MinutesItem&);
  Instant reminder_of(const MinutesItem&) const;

  WindowTools tools_;
  Posts& posts_;
};

}  // namespace zq::workflow
