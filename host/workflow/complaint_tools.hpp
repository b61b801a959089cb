// What the flows of complaints and supervision notices share: the register of organisations, accounts, acts, clocks,
// writs to the complainant. Thread-safe; reads the store.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "domain/complaint_sight.hpp"
#include "domain/complaint_time.hpp"
#include "domain/organisation.hpp"
#include "workflow/case_steps.hpp"
#include "workflow/complaint_passing_flow.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

// Of a caller, as the config has it.
struct Account {
  std::string unit;  // id of its organisation; empty: none
  Roles roles;
};

struct ComplaintTools {
  Handlers base;
  const Clock& clock;
  const ComplaintPassingFlow& passing;
  std::function<std::shared_ptr<const Organisations>()> organisations;
  std::function<std::optional<Account>(const CallerId&)> account_of;
  OriginOf origin_of;

  // "区民政局" for "civil_affairs"; what is not registered goes by the name it was given.
  std::string name_of(const std::string& unit) const;
  std::string id_of(const std::string& unit_or_name) const;
  std::string supervising(const std::string& unit) const;  // authority of its sector; empty: none
};

// A complaint as much of it as the viewer may see, and how it stands with the department's own system.
struct SeenComplaint {
  Complaint value;
  ComplaintSight sight = ComplaintSight::content;
  std::optional<ComplaintPassing> passing;
  std::vector<std::string> missing;  // for acceptance, while it is not accepted
};

struct ComplaintAct {
  std::string_view kind, basis, before, by, note;
};
Act act_of(const Complaint&, const ComplaintAct&, const Context&, Instant now);

// The work of a clock of a complaint or notice: "complaint:<id>:T-11".
std::string clock_work(std::string_view prefix, const std::string& id, std::string_view clock);
std::string clock_in(const Work&);                // "T-11"
std::string first_clock_words(const Complaint&);  // by when it has to be answered; T-11 in words
void start_clock(Unit&, Complaint&, const Deadline&);
void stop_clock(Unit&, Complaint&, std::string_view clock);
void stop_clocks(Unit&, Complaint&);

// Something for the joint office or a unit to read.
struct Telling {
  std::string to, event, subject;
  CaseId case_id;
  std::string text;
};
void tell(Unit&, Ids&, Telling, Instant now);

// What the complainant, or an interested party, is told: the writ, and a line of it for whoever follows the complaint.
struct WritOrder {
  WritKind kind = WritKind::complaint_acceptance;
  std::map<std::string, std::string> fields;  // complaint_no and handling_unit are filled in here
  std::string text;
  Private party;  // empty: the complainant
};
Result<Done> issue(Unit&, Complaint&, const ComplaintTools&, WritOrder, Instant now);

// 投诉-4: what the host itself knows of what is complained of, the oldest first. Error: storage.
Result<std::vector<TimelineItem>> timeline_of(const ComplaintTools&, const Complaint&, Instant now);

}  // namespace zq::workflow
