// Proofs for use outside the city, from the window to the issuing unit and back (专窗-4(1), 专窗-5, 专窗-6). Verbs fill
// the caller's unit; each leaves a row of ledger L-08 and an act. Thread-safe; reads the store.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/window.hpp"
#include "workflow/task.hpp"
#include "workflow/window_tools.hpp"

namespace zq::workflow {

// `sight`: how much of it the caller may see; `number`: as written, empty until it is stored.
struct SeenRequest {
  WindowRequest value;
  Sight sight = Sight::procedure;
  bool addressee = false;  // of the issuing unit: sees who applies
};

struct NewWindowRequest {
  std::string name, id_number, phone, purpose, destination, material, operator_name;
  bool in_city = false;
};
struct Routing {
  std::string issuing_unit;  // id or name; empty: the only one that may issue it
  MatterClass matter_class = MatterClass::records_check;
  std::string operator_name;
};
struct IssuedProof {
  std::string document_no, content, file_hash, operator_name;
};
struct WindowRefusal {
  std::string reason, explanation, operator_name;
};

class WindowRequests {
 public:
  explicit WindowRequests(WindowTools tools) : tools_(std::move(tools)) {}

  // Errors of all verbs: not_found (not there, or not the caller's to act on), conflict (its state does not allow it).
  // Error: no_ground (for use inside the city: the list applies, its entries are named), forbidden (no window).
  Result<SeenRequest> receive(Unit&, const Context&, const NewWindowRequest&, Instant now);
  // A later note that names something new is flagged (专窗-5(2)a).
  Result<SeenRequest> guide(Unit&, const Context&, const std::string& id, const std::vector<std::string>& items,
                            const std::string& operator_name, Instant now);
  // To the unit whose competence it is; what another window is there for is handed over to it, this one goes on
  // following. The clock starts. Error: invalid_input (competence).
  Result<SeenRequest> route(Unit&, const Context&, const std::string& id, const Routing&, Instant now);
  // To another window, or to a unit's own counter (专窗-3.1). Error: invalid_input (no such unit).
  Result<SeenRequest> hand_over(Unit&, const Context&, const std::string& id, const std::string& to,
                                const std::string& reason, const std::string& operator_name, Instant now);
  Result<SeenRequest> track(Unit&, const Context&, const std::string& id, const std::string& note,
                            const std::string& operator_name, Instant now);
  // The issuing unit's. C-24: to an on-site check, with reason, before the 24 hours are over.
  Result<SeenRequest> reclassify(Unit&, const Context&, const std::string& id, const std::string& reason,
                                 const std::string& operator_name, Instant now);
  Result<SeenRequest> send_back(Unit&, const Context&, const std::string& id, const std::string& reason,
                                const std::string& operator_name, Instant now);
  Result<SeenRequest> issue(Unit&, const Context&, const std::string& id, const IssuedProof&, Instant now);
  // By the issuing unit, or by the window itself before routing. Error: no_ground (no explanation, 专窗-5(2)b).
  Result<SeenRequest> refuse(Unit&, const Context&, const std::string& id, const WindowRefusal&, Instant now);
  // Stops the clock (C-12). Error: conflict while the unit's result is open (专窗-5(1)).
  Result<SeenRequest> deliver(Unit&, const Context&, const std::string& id, const std::string& how,
                              const std::string& operator_name, Instant now);
  Result<SeenRequest> close(Unit&, const Context&, const std::string& id, const std::string& result,
                            const std::string& operator_name, Instant now);

  Result<SeenRequest> find(const Context&, const std::string& id);
  // The joint office and the centre: all. Others: those their window received, or with `inbox` what waits for their
  // unit, the earliest due first.
  Result<Page<SeenRequest>> list(const Context&, bool inbox, const std::string& cursor, int limit);

  // The worker's verb: the reminder, and the notice when the time has run out.
  Task<Result<Done>> clock_due(Work, Instant now);

 private:
  enum class Side { window, issuer, either };
  Result<WindowRequest> acting(const Context&, const std::string& id, Side);
  SeenRequest seen(const Context&, WindowRequest) const;
  // Moves it, saves it, and leaves the record; `on` nothing: its state stays.
  Result<SeenRequest> moved(Unit&, const Context&, WindowRequest, std::optional<WindowEvent> on, WindowRecord,
                            std::string_view basis, Instant now);
  Result<Done> name_designee(Unit&, WindowRequest&, Instant now);
  Result<Done> compute(WindowRequest&, bool& lasts, Instant now);
  Result<std::string> listed(const std::string& material);

  WindowTools tools_;
};

}  // namespace zq::workflow
