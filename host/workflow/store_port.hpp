// The doors to clock, chance and store; see ports.hpp. Every member may be called from any thread.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/complaint_passing.hpp"
#include "domain/document.hpp"
#include "domain/journal.hpp"
#include "domain/list.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"
#include "domain/verification.hpp"
#include "workflow/task.hpp"

namespace zq::workflow {

// ---- time and chance ----

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  virtual SteadyTime steady() const = 0;
};

// Fresh ids: sortable by time, unguessable, unique over several hosts.
class Ids {
 public:
  virtual ~Ids() = default;
  virtual std::string fresh(std::string_view prefix, Instant now) = 0;  // "HC" -> "HC20261123-7f3k…" (Beijing date)
};

// ---- the store ----

// A remembered reply to an Idempotency-Key. Kept longer than the longest legal clock.
struct RememberedReply {
  CallerId caller;
  std::string key{};
  std::string request_hash;  // SHA-256 over method, path and body, hex
  int status = 0;            // 0: the request is being handled (complaints are recorded before they act)
  std::string body;          // as sent
  std::string location;
  Instant at{};
};

// Work that is due at some time, once: timers and outbox in one table, recorded in the transaction of the act that
// causes it. `id` is chosen by the caller of the store, so that the same work recorded twice is one row (last due_at
// wins).
enum class WorkKind {
  poll_verification,
  pass_complaint,
  read_complaint,
  ask_for_letter,          // the assisting department's adapter is asked for the answer to a letter
  letter_reminder,         // before the deadline
  letter_overdue,          // at the deadline
  investigation_reminder,  // of an overdue report
  commitment_check,
  order_reminder,  // of a rectification order
  push_task,       // a field task to the streets' platform
  read_task,
  task_overdue,
  batch_rows,
  adjustment_clock,   // T-08..T-10
  list_day,           // a version comes into force, entries stop
  list_comparison,    // of a department's own list with the official one
  complaint_clock,    // T-11, T-12
  supervision_clock,  // T-13..T-15
  window_clock,
  minutes_clock,  // items of minutes
  period_close    // T-16
};
struct Work {
  std::string id;  // "poll:<case>"
  WorkKind kind = WorkKind::poll_verification;
  std::string subject;  // id of the case or complaint
  Instant due_at{};
  int attempts = 0;  // failed ones so far
};

std::string_view code(WorkKind);  // "letter_overdue"
std::string_view chinese(WorkKind);
std::vector<std::string_view> work_kind_codes();  // of all of them
std::optional<WorkKind> work_kind_from_code(std::string_view);

struct ParkedWork {
  Work work;
  Instant parked_at{};
  std::string failure;
};

// One thing to write. Changes of a Unit are applied in order; the first that refuses undoes the whole unit.
struct RememberReply {
  RememberedReply reply;
};  // refuses with in_progress when (caller, key) is there already
struct SaveCase {
  Case value;
};  // insert when version == 0, else refuses (conflict) unless stored version == value.version; stores version + 1
struct SavePassing {
  ComplaintPassing value;
};  // likewise
struct AppendAct {
  Act act;
};
struct PutWork {
  Work work;
};  // insert or replace by id; clears a lease
struct DropWork {
  std::string id;
};  // nothing there: fine
// After a failed try: due again, one attempt more. Nothing there: fine; it is not made anew.
struct RetryWork {
  std::string id;
  Instant due_at{};
  std::string failure;  // for the log and the office, no personal data
};
// Given up after its last try: it stays to be seen, and comes again only by ResumeWork.
struct ParkWork {
  std::string id;
  Instant at{};
  std::string failure;
};
// Parked work is due again; by id, or all of a kind when the id is empty.
struct ResumeWork {
  std::string id;
  WorkKind kind = WorkKind::poll_verification;
  Instant due_at{};
};
struct PublishList {
  ListVersion version;
};  // refuses (conflict) when that number is there already
struct SaveDocument {
  Document value;
};  // like SaveCase; the number in its series is given at the first
using Change = std::variant<RememberReply, SaveCase, SavePassing, SaveDocument, AppendAct, PutWork, DropWork, RetryWork,
                            ParkWork, ResumeWork, PublishList>;
using Unit = std::vector<Change>;

template <class T>
struct Page {
  std::vector<T> items;
  std::string next;  // cursor of the next page; empty: this was the last
};

inline constexpr Instant far_future = Instant(std::chrono::hours{24} * 365 * 8000);

struct CaseFilter {
  std::optional<CallerId> caller{};
  std::optional<CaseState> state{};
  Instant from{}, until = far_future;  // opened_at within [from, until)
};

// Documents of one kind. `by` says which column `key` is.
struct DocumentQuery {
  enum class By { all, unit, owner, case_id, person, state, open, open_of_unit };
  DocumentKind kind = DocumentKind::letter;
  By by = By::all;
  std::string key{};
  bool newest_first = false;           // open and open_of_unit: always the earliest due first
  Instant from{}, until = far_future;  // opened_at within [from, until)
};

struct StoredAct {
  int64_t number = 0;  // 1, 2, ... in the order of commit
  Act act;
};

// What waits for a department.
struct Waiting {
  std::vector<Case> cases;  // pending, the earliest legal deadline first
  int64_t cases_total = 0;
  std::vector<ComplaintPassing> complaints;  // not passed on yet, the oldest first
  int64_t complaints_total = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  // Durable all-or-nothing write. Units of concurrent callers share one durable commit; the task completes only after
  // it, on an executor thread of the store (not on the committer). Errors: conflict, in_progress, storage (nothing
  // written).
  virtual Task<Result<Done>> commit(Unit) = 0;

  // Reads block the calling thread (bounded by the store's read limit) and see everything committed before.
  virtual Result<std::optional<RememberedReply>> find_reply(const CallerId&, const std::string& key) = 0;
  virtual Result<std::optional<Case>> find_case(const CaseId&) = 0;
  virtual Result<Page<Case>> cases(const CaseFilter&, const std::string& cursor, int limit) = 0;  // newest first
  virtual Result<std::optional<ComplaintPassing>> find_passing(const ComplaintId&) = 0;
  virtual Result<Page<ComplaintPassing>> passings(const std::optional<CallerId>&, const std::string& cursor,
                                                  int limit) = 0;
  virtual Result<std::optional<Document>> find_document(DocumentKind, const std::string& id) = 0;
  virtual Result<Page<Document>> documents(const DocumentQuery&, const std::string& cursor, int limit) = 0;
  virtual Result<int> newest_list_number() = 0;  // 0: nothing published
  virtual Result<std::optional<ListVersion>> list_version(int number) = 0;
  virtual Result<Page<StoredAct>> journal(const std::string& subject, const std::string& cursor, int limit) = 0;
  // All acts with `at` within [from, until), in the order of commit. Acts are found by their order, not by an index on
  // time: one that was committed more than an hour before or after others of its time may be missed.
  virtual Result<Page<StoredAct>> acts(Instant from, Instant until, const std::string& cursor, int limit) = 0;

  // Takes up to `limit` due items (due_at <= now) and leases them to this host until lease_until; two hosts on one
  // database never hold the same item. A lease that runs out (crash) makes the item due again.
  virtual Result<std::vector<Work>> claim_work(Instant now, Instant lease_until, int limit) = 0;

  // What was given up, the oldest first; of one kind, or of all.
  virtual Result<Page<ParkedWork>> parked_work(const std::optional<WorkKind>&, const std::string& cursor,
                                               int limit) = 0;

  // The pending case that waits for this token of this department.
  virtual Result<std::optional<CaseId>> pending_case(const DepartmentId&, const std::string& token) = 0;

  // What waits for this department, at most `limit` of each kind. Error: invalid_input (limit).
  virtual Result<Waiting> waiting_for(const DepartmentId&, int limit) = 0;

  // Health for /readyz: can it write now?
  virtual Result<Done> ready() = 0;
};

}  // namespace zq::workflow
