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

#include "domain/complaint_passing.hpp"
#include "domain/field_task.hpp"
#include "domain/journal.hpp"
#include "domain/list.hpp"
#include "domain/result.hpp"
#include "domain/types.hpp"
#include "domain/verification.hpp"
#include "workflow/store_port.hpp"
#include "workflow/task.hpp"

namespace zq::workflow {

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
  virtual Task<Result<ComplaintReply>> submit_complaint(ComplaintPassing, Trace, SteadyTime deadline) = 0;
  virtual Task<Result<ComplaintReply>> complaint_status(DepartmentId, std::string receipt, Trace,
                                                        SteadyTime deadline) = 0;

  // Field tasks of a department whose adapter offers zq.field_task/1. Errors as of complaints; not_found when no
  // platform knows the receipt, or the adapter does not offer the function; invalid_input when a field is missing or no
  // platform serves the area.
  // The same task.id always means the same task: pushed once, however often this is called. `conflict` = outcome
  // unknown: call it again with the same task.
  virtual Task<Result<FieldTaskReply>> push_field_task(DepartmentId, FieldTask, Trace, SteadyTime deadline) = 0;
  // reference: the receipt, or the task's id where no receipt came back.
  virtual Task<Result<FieldTaskReport>> field_task_status(DepartmentId, std::string reference, Trace,
                                                          SteadyTime deadline) = 0;
  // Believes nothing that is not signed: `forbidden`. Then read the status: a callback may come late or twice.
  virtual Task<Result<FieldTaskNotice>> field_task_callback(DepartmentId, FieldTaskCallback, Trace,
                                                            SteadyTime deadline) = 0;
  // A task that is closed already stays so, and is no failure.
  virtual Task<Result<FieldTaskReply>> withdraw_field_task(DepartmentId, std::string receipt, std::string reason, Trace,
                                                           SteadyTime deadline) = 0;

  virtual std::vector<DepartmentView> view() const = 0;
  virtual std::optional<DepartmentView> find(const DepartmentId&) const = 0;
  // Nothing: unknown department, or it has no shadow.
  virtual std::optional<ShadowView> shadow(const DepartmentId&) const = 0;
  // The longest a call to this department may take by its config (0 when unknown department).
  virtual std::chrono::milliseconds call_limit(const DepartmentId&) const = 0;
};

}  // namespace zq::workflow
