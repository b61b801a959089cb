// Looks at personal data as the journal has them (L-12, 规定-17.1): every answer of a machine or a person, every
// reading of a ledger, every query that was refused. Pure.
#pragma once
#include "domain/ledger.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

bool is_access(const Act&);
// `of`: the case it belongs to; nullptr: none. `source` is an id of a department, or Chinese where there is no id.
AccessEntry access_of(const StoredAct&, const Case* of);

}  // namespace zq::workflow
