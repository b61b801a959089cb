// Letters, overdue reports, designees, outages and notices as the API's JSON. Pure.
#pragma once
#include "domain/outage.hpp"
#include "http/json.hpp"
#include "workflow/letter_flow.hpp"
#include "workflow/overdue_flow.hpp"

namespace zq::http {

// Who reads: the addressed department sees the applicant and what it has answered itself, all others what the list
// entry grants; the joint office neither.
enum class Reader { addressee, sender, other };

workflow::RenderLetter letter_renderer();
void write(Writer&, const Letter&, Reader, const Entry*);
void write(Writer&, const OverdueReport&);
void write(Writer&, const Designee&);
void write(Writer&, const Outage&);
void write(Writer&, const Notice&);

}  // namespace zq::http
