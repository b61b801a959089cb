// Supervision notices (监督通知书, 投诉-14): issued by the joint office on a report, answered by the department with
// what it put right, accepted or not. Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "workflow/complaint_tools.hpp"
#include "workflow/task.hpp"

namespace zq::workflow {

struct SeenNotice {
  SupervisionNotice value;
  int number = 0;  // of the notice as issued; 0: not yet
};

struct NoticeOrder {
  std::string facts, basis, demand, by;  // empty: as drafted
  Date due_on{};
};
struct Rectification {
  std::string measures, by;
  std::vector<std::string> evidence;
};
struct Acceptance {
  bool accepted = false;
  std::string opinion, by;
  std::optional<Date> due_on;  // not accepted: until when it is to be done
};

class SupervisionFlow {
 public:
  explicit SupervisionFlow(ComplaintTools tools) : tools_(std::move(tools)) {}

  Result<SeenNotice> find(const Context&, const std::string& id);
  Result<Page<SeenNotice>> list(const Context&, std::optional<SupervisionState>, const std::string& cursor, int limit);

  // Errors: invalid_input (the day is not after today).
  Result<SeenNotice> issue(Unit&, const Context&, const std::string& id, const NoticeOrder&, Instant now);
  // The department's verbs. Error: forbidden.
  Result<SeenNotice> plan(Unit&, const Context&, const std::string& id, const std::string& text, const std::string& by,
                          Instant now);
  Result<SeenNotice> rectify(Unit&, const Context&, const std::string& id, const Rectification&, Instant now);
  // The joint office. Error: no_ground (nothing shown to accept; no new day when it is not accepted).
  Result<SeenNotice> accept(Unit&, const Context&, const std::string& id, const Acceptance&, Instant now);

  // The worker's verb.
  Task<Result<Done>> alarm(Work, Instant now);

 private:
  Result<SupervisionNotice> load(const std::string& id);
  Result<SupervisionNotice> for_unit(const Context&, const std::string& id);
  Result<Done> move(Unit&, SupervisionNotice&, SupervisionEvent, const std::string& by, const Context&, Instant now);
  Result<SeenNotice> seen(SupervisionNotice) const;
  void run_clock(Unit&, SupervisionNotice&, const Deadline&) const;
  std::optional<Error> refusal_of_day(Date, Instant now) const;
  ComplaintTools tools_;
};

// "椒监督〔2026〕3号"; empty when it is not issued yet.
std::string notice_number_text(const SupervisionNotice&, int number);

}  // namespace zq::workflow
