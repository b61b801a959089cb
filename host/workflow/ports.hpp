// The doors outward: what workflow needs of the clock, the store and the departments. store/ and adapters/ implement
// them; tests bring second implementations. Every member may be called from any thread.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/complaint.hpp"
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
  std::string key;
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
  ask_for_letter,   // the assisting department's adapter is asked for the answer to a letter
  letter_reminder,  // before the deadline
  letter_overdue,   // at the deadline
  commitment_check,
  order_reminder,  // of a rectification order
  push_task,       // a field task to the streets' platform
  read_task,
  task_overdue,
  batch_rows,
  deliver  // a notice by web-hook
};
struct Work {
  std::string id;  // "poll:<case>"
  WorkKind kind = WorkKind::poll_verification;
  std::string subject;  // id of the case or complaint
  Instant due_at{};
  int attempts = 0;  // failed ones so far
};

// One thing to write. Changes of a Unit are applied in order; the first that refuses undoes the whole unit.
struct RememberReply {
  RememberedReply reply;
};  // refuses with in_progress when (caller, key) is there already
struct SaveCase {
  Case value;
};  // insert when version == 0, else refuses (conflict) unless stored version == value.version; stores version + 1
struct SaveComplaint {
  Complaint value;
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
struct PublishList {
  ListVersion version;
};  // refuses (conflict) when that number is there already
struct SaveDocument {
  Document value;
};  // like SaveCase; the number in its series is given at the first
using Change =
    std::variant<RememberReply, SaveCase, SaveComplaint, SaveDocument, AppendAct, PutWork, DropWork, PublishList>;
using Unit = std::vector<Change>;

template <class T>
struct Page {
  std::vector<T> items;
  std::string next;  // cursor of the next page; empty: this was the last
};

inline constexpr Instant far_future = Instant(std::chrono::hours{24} * 365 * 8000);

struct CaseFilter {
  std::optional<CallerId> caller;
  std::optional<CaseState> state;
  Instant from{}, until = far_future;  // opened_at within [from, until)
};

// Documents of one kind. `by` says which column `key` is.
struct DocumentQuery {
  enum class By { all, unit, owner, case_id, person, state, open, open_of_unit };
  DocumentKind kind = DocumentKind::letter;
  By by = By::all;
  std::string key;
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
  std::vector<Complaint> complaints;  // not passed on yet, the oldest first
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
  virtual Result<std::optional<Complaint>> find_complaint(const ComplaintId&) = 0;
  virtual Result<Page<Complaint>> complaints(const std::optional<CallerId>&, const std::string& cursor, int limit) = 0;
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

  // The pending case that waits for this token of this department.
  virtual Result<std::optional<CaseId>> pending_case(const DepartmentId&, const std::string& token) = 0;

  // What waits for this department, at most `limit` of each kind. Error: invalid_input (limit).
  virtual Result<Waiting> waiting_for(const DepartmentId&, int limit) = 0;

  // Health for /readyz: can it write now?
  virtual Result<Done> ready() = 0;
};

// ---- the departments ----

// Which queue of the department a call stands in (adapters/lanes.hpp says who goes when).
enum class Lane {
  instant,    // a caller waits, in an instant matter (即办件)
  promised,   // a caller waits
  background  // nobody waits for the answer
};
inline constexpr size_t lane_count = 3;
std::string_view code(Lane);  // "instant"

// Why a call did not reach the adapter.
enum class RefusedFor {
  queue_full,
  breaker_open,
  adapter_stuck,     // the adapter holds every thread
  too_late,          // the deadline had passed before it came
  deadline_in_queue  // the deadline passed while it waited
};
inline constexpr size_t refused_for_count = 5;
std::string_view code(RefusedFor);  // "queue_full"

// Why and for whom a department is asked; goes to its log where it has one (规定-17.1).
struct Trace {
  std::string request_id, case_id, matter, purpose, requester;
  Lane lane = Lane::promised;
};

struct VerificationQuestion {
  DepartmentId department;
  std::string check;
  std::vector<Declared> declared;  // with name and id_number of the applicant first
  Trace trace;
  SteadyTime deadline;
};

struct BreakerView {
  std::string state;  // closed, open, half_open
  int failures = 0;
  std::chrono::milliseconds probes_in{0};  // open: how long until the next call is let through
  uint64_t opened = 0, probes = 0;         // since the host started
};

struct LaneView {
  int queued = 0;
  uint64_t taken = 0;                   // calls that left the queue for the adapter, since the host started
  std::chrono::microseconds waited{0};  // all of them together, in the queue
};

struct ShadowCounts {
  uint64_t compared = 0, differing = 0, dropped = 0;  // dropped: its queue was full
};

// One process a department's adapter runs in.
struct WorkerView {
  int pid = 0;             // 0: none at the moment
  std::string state;       // starting, ready, retiring, waiting
  std::string state_text;  // Chinese
  std::string reason;      // Chinese: why the one before it ended; empty when none did
  int restarts = 0;
  std::optional<Instant> next_attempt;  // when waiting
  int in_flight = 0;
  int64_t memory_bytes = 0;  // resident, as last looked at
};

struct DepartmentView {
  DepartmentId id;
  std::string name;  // Chinese
  bool enabled = false;
  std::string state;                  // ready, restarting, failed, off
  std::string state_text;             // Chinese: why
  std::string off_reason, off_until;  // off: why, and when the host switches it on again; empty: not said
  std::string mode = "isolated";      // or in_process
  std::vector<WorkerView> workers;
  std::string manual_way;  // Chinese: what the clerk does when the machine does not answer
  int generation = 0;
  std::string adapter_id, adapter_version, adapter_sha256;
  std::vector<std::string> capabilities;
  BreakerView breaker;
  int in_flight = 0, queued = 0, abandoned = 0;  // abandoned: threads a hanging adapter still holds
  std::array<LaneView, lane_count> lanes;
  std::array<uint64_t, refused_for_count> refused{};  // by reason, since the host started
  uint64_t retries = 0, retries_denied = 0;           // second tries made, and not made for lack of budget
  bool idempotent_complaints = false;
  std::optional<ShadowCounts> shadow;  // nothing: none runs
};

// In what the answers of a department's shadow (another version of its adapter, asked silently) differ; no values.
struct ShadowDifference {
  std::string operation, check, field, kind;
  uint64_t count = 0;
  Instant first{}, last{};  // when the live calls began
};

struct ShadowView : ShadowCounts {
  std::string state;       // running, failed
  std::string state_text;  // Chinese: why
  std::string file;        // as configured
  std::string version, sha256;
  Instant since{};
  std::vector<ShadowDifference> differences;
};

class Departments {
 public:
  virtual ~Departments() = default;
  // Complete at latest shortly after the deadline, whatever the adapter does. Unknown, off, full, broken: at once.
  virtual Task<Answer> verify(VerificationQuestion) = 0;
  virtual Task<Answer> poll(DepartmentId, std::string token, Trace, SteadyTime deadline) = 0;
  virtual Task<Result<Page<DepartmentListRow>>> list(DepartmentId, std::string cursor, int limit, Trace,
                                                     SteadyTime deadline) = 0;
  // Errors: department_off, too_many, unavailable, deadline, bad_answer, internal; `conflict` = outcome unknown.
  virtual Task<Result<ComplaintReply>> submit_complaint(Complaint, Trace, SteadyTime deadline) = 0;
  virtual Task<Result<ComplaintReply>> complaint_status(DepartmentId, std::string receipt, Trace,
                                                        SteadyTime deadline) = 0;
  virtual std::vector<DepartmentView> view() const = 0;
  virtual std::optional<DepartmentView> find(const DepartmentId&) const = 0;
  // Nothing: unknown department, or it has no shadow.
  virtual std::optional<ShadowView> shadow(const DepartmentId&) const = 0;
  // The longest a call to this department may take by its config (0 when unknown department).
  virtual std::chrono::milliseconds call_limit(const DepartmentId&) const = 0;
};

}  // namespace zq::workflow
