// Consultations, difficult matters, guidance for all windows, and the register of windows (专窗-4, 专窗-5(3)a,
// 规定-15.1a), with the measures of it all (M-11). Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <string>
#include <vector>

#include "domain/window_measures.hpp"
#include "workflow/window_tools.hpp"

namespace zq::workflow {

struct Consultation {
  std::string topic, question, answer, operator_name;
};
struct NewDifficultCase {
  std::string request, matter, facts, name, contact, operator_name;
};
struct WindowPlaces {
  std::vector<WindowPlace> places;
  std::vector<const Organisation*> without;  // should have a window and have none; of `units`
  std::shared_ptr<const Organisations> units;
};

class WindowDesk {
 public:
  explicit WindowDesk(WindowTools tools) : tools_(std::move(tools)) {}

  Result<WindowRecord> consult(Unit&, const Context&, const Consultation&, Instant now);

  Result<DifficultCase> open(Unit&, const Context&, const NewDifficultCase&, Instant now);
  // Who takes part; each is told.
  Result<DifficultCase> coordinate(Unit&, const Context&, const std::string& id, const std::vector<std::string>& units,
                                   const std::string& operator_name, Instant now);
  // By the window for a unit, or by a unit that takes part.
  Result<DifficultCase> opine(Unit&, const Context&, const std::string& id, const std::string& of_unit,
                              const std::string& text, const std::string& operator_name, Instant now);
  // Error: no_ground (no result, 专窗-4(3)).
  Result<DifficultCase> resolve(Unit&, const Context&, const std::string& id, const std::string& result,
                                const std::string& operator_name, Instant now);
  Result<DifficultCase> find(const Context&, const std::string& id);
  Result<Page<DifficultCase>> difficult(const Context&, const std::string& cursor, int limit);

  // Every window is told.
  Result<GuidanceNote> publish(Unit&, const Context&, GuidanceNote, Instant now);
  Result<Page<GuidanceNote>> notes(const std::string& cursor, int limit);

  // The centre registers any, a town or street its own. Errors: not_found (no such unit), forbidden.
  Result<WindowPlace> put_place(Unit&, const Context&, WindowPlace, Instant now);
  Result<WindowPlaces> places();

  // Of the caller's window; the joint office and the centre: of any, or all when `window` is empty.
  // Errors: forbidden, invalid_input (too many).
  Result<WindowMeasures> measures(const Context&, const std::string& window, Instant from, Instant until, Instant now);

 private:
  Result<Done> check_request(const Context&, const std::string& id);
  Result<DifficultCase> own(const Context&, const std::string& id);
  Result<DifficultCase> kept(Unit&, const Context&, DifficultCase, WindowRecord, std::string_view before, Instant now);

  WindowTools tools_;
};

}  // namespace zq::workflow
