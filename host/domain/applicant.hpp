// Who applies, as typed by a clerk: name and identity number. Pure.
#pragma once
#include <string>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/result.hpp"

namespace zq {

// Adds the faults at /applicant/name and /applicant/id_number; nothing of the person is repeated in one.
void check_applicant(std::vector<Fault>&, const std::string& name, const std::string& id_number, Date today);

}  // namespace zq
