// Figures of complaints of a period, from what is stored. Reads block.
#pragma once
#include <functional>

#include "domain/complaint_figures.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

struct ComplaintScope {  // which of them count; empty functions: all
  std::function<bool(const Complaint&)> complaint{};
  std::function<bool(const SupervisionNotice&)> notice{};
};
// Received, or reported, within [from, until). Error: storage.
Result<ComplaintFigures> complaint_figures(Store&, Instant from, Instant until, const ComplaintScope&);

}  // namespace zq::workflow
