// Requests at the service window (专窗): proofs that somebody needs outside the city and that a district department, a
// town or a street may issue (专窗-4(1)). Rows of ledger L-07. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/deadline.hpp"
#include "domain/list.hpp"
#include "domain/organisation.hpp"
#include "domain/visibility.hpp"

namespace zq {

enum class WindowState { received, guided, routed, issued, refused, delivered, closed };
enum class WindowEvent { guide, route, send_back, issue, refuse, deliver, close };
struct WindowRow {
  WindowState from;
  WindowEvent on;
  WindowState to;
};
std::span<const WindowRow> window_table();
Result<WindowRow> step(WindowState from, WindowEvent on);  // an unknown pair is ErrorCode::conflict
std::string_view code(WindowState);
std::string_view chinese(WindowState);
bool from_code(std::string_view, WindowState&);

struct Guidance {  // 专窗-5(2)a
  Instant at{};
  std::string by, window;
  std::vector<std::string> items;
  bool not_one_off = false;  // names what no earlier note has named: flagged, not blocked
};
struct Handover {  // 专窗-3.1: to another window; the one that hands over goes on following
  Instant at{};
  std::string by, from, to, reason;
};
struct Tracking {  // 专窗-5(1)
  Instant at{};
  std::string by, note;
};

struct WindowRequest {
  std::string id;      // "ZC20261126-…"
  int number = 0;      // in its year, given at the commit
  std::string window;  // id of the unit whose window received it; the reply goes there (C-12)
  std::string holder;  // the window that has it now
  Private applicant_name, applicant_id_number, phone;
  std::string purpose, destination, material;
  std::string issuing_unit;               // id; empty: not routed yet
  std::string window_name, issuing_name;  // Chinese, as they were called then
  std::string designee;                   // who answers there; empty: nobody is designated
  std::optional<MatterClass> matter_class;
  WindowState state = WindowState::received;
  std::vector<Guidance> guidance;
  std::vector<Handover> handovers;
  std::vector<Tracking> tracking;
  std::string received_by, routed_by;
  Instant received_at{};
  std::optional<Instant> routed_at, due_at, natural_due_at, office_due_at;  // 专窗-6: the clock runs from routing
  std::optional<Instant> remind_at, reminded_at, overdue_at;
  std::string deadline_text;
  std::string reclassify_reason;                // why it needs an on-site check after all (C-24)
  std::string returned_reason;                  // of the last unit that it was not for
  std::string document_no, content, file_hash;  // of the issued proof; `content`: substance
  std::string reason, explanation;              // of the refusal (专窗-5(2)b)
  bool refused_by_window = false;
  std::string decided_by, delivered_by, delivered_how, closed_by, result;
  std::optional<Instant> decided_at, delivered_at, closed_at;
  int version = 0;
};

std::string window_number_text(const WindowRequest&);  // "椒专窗〔2026〕12号"; empty before it is stored
bool follows(const WindowRequest&, std::string_view window);
// What of `items` no note so far has named.
bool names_new(const WindowRequest&, const std::vector<std::string>& items);
// As typed but for blanks around an item and what is said twice.
std::vector<std::string> each_once(const std::vector<std::string>& items);

// 专窗-4(1): whose the material is, by the register's `issues`. Empty: nobody has it in the register.
std::vector<const Organisation*> issuers_of(const Organisations&, std::string_view material);
// The unit that is to issue it: the one named, when it may; else the only one that may. Errors: invalid_input
// (not a unit of the district, outside its competence, or which of several is not said).
Result<const Organisation*> issuer_of(const Organisations&, std::string_view material, std::string_view named);
// The window of an issuing unit: a town's or street's own; the service centre's for every department.
std::string window_for(const Organisations&, const Organisation& issuer);

// 专窗-6: 30 minutes, 24 or 48 hours from the moment it came to the issuing unit; ends when the proof or the refusal is
// delivered (C-12). Sets due_at and what belongs to it.
Result<Done> set_terms(WindowRequest&, const Law&, std::span<const Pause> outages);
bool clock_runs(const WindowRequest&);
bool is_late(const WindowRequest&, Instant now);  // delivered late, or not yet and overdue
int64_t minutes_late(const WindowRequest&, Instant now);

// The issuing unit and the joint office see all; windows, the centre and whom it was handed over to the procedure
// (专窗-3.1, 专窗-5(3)b), and the substance of what the window itself has decided.
Sight sight_of_request(const Viewer&, const WindowRequest&);

}  // namespace zq
