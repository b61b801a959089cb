// The checks of calls, R01 to R13: what each finds out about an adapter whose legacy system is well, hostile or broken.
#pragma once
#include "check/check.hpp"

namespace zq::check {

Finding golden_answers(const Subject&);       // R01
Finding encodings(const Subject&);            // R02
Finding no_verdict_when_cut(const Subject&);  // R03
Finding pages(const Subject&);                // R04
Finding one_complaint(const Subject&);        // R05
Finding hostile_inputs(const Subject&);       // R06
Finding injections(const Subject&);           // R07
Finding deadlines(const Subject&);            // R08
Finding cancellations(const Subject&);        // R09
Finding refused_emits(const Subject&);        // R10
Finding failure_matrix(const Subject&);       // R11
Finding many_at_once(const Subject&);         // R12
Finding recovery(const Subject&);             // R13

}  // namespace zq::check
