// What the service window keeps, as the API's JSON. Pure.
#pragma once
#include <string>

#include "http/json.hpp"
#include "http/period.hpp"
#include "workflow/window_desk.hpp"
#include "workflow/window_requests.hpp"

namespace zq::http {

// Who applies is told the issuing unit; what a department decided is left out where only the procedure is seen.
void write(Writer&, const workflow::SeenRequest&);
void write(Writer&, const WindowRecord&);
void write(Writer&, const DifficultCase&);
void write(Writer&, const GuidanceNote&);
void write(Writer&, const WindowPlace&);
std::string places_json(const workflow::WindowPlaces&);
std::string window_measures_json(const WindowMeasures&, const Days&, const std::string& window);

}  // namespace zq::http
