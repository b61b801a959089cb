// What the verbs of the service window share: who asks, by which window, the row of ledger L-08 and the act that every
// action leaves in its own transaction (专窗-8). Thread-safe; reads the store.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "domain/notice.hpp"
#include "domain/organisation.hpp"
#include "domain/window_desk.hpp"
#include "workflow/case_steps.hpp"

namespace zq::workflow {

using UnitsOf = std::function<std::shared_ptr<const Organisations>()>;  // in force now; never null

struct WindowTools {
  Handlers base;
  UnitsOf units;
};

std::string name_of(const Organisations&, const std::string& id);  // Chinese; the id itself when it is not registered
// The id of a unit that was named; the name itself when nobody goes by it.
std::string id_of(const Organisations&, const std::string& named);

// Adds the record (id, time and names are set here) and the act that tells of it. `before`, `after`: states of the
// subject.
WindowRecord record(Unit&, const WindowTools&, WindowRecord, const Context&, std::string_view basis,
                    std::string_view before, std::string_view after, Instant now);
// Tells each of them once; empty addresses are left out.
void tell_all(Unit&, Ids&, std::vector<std::string> to, const Notice&, Instant now);

}  // namespace zq::workflow
