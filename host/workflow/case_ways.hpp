// How a decided case came to its outcome, as its acts tell: for the measures and the indicators alike. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "domain/case_story.hpp"

namespace zq::workflow {

// A case counts once, by the last way of these it went.
enum class Outcome { machine, co_verification, on_site, supplement, commitment, none };
std::string_view code(Outcome);
std::string_view chinese(Outcome);

struct Went {
  Outcome outcome = Outcome::none;
  bool material = false;  // the applicant handed something in
};
Went way_of(const std::vector<CaseStep>&);

}  // namespace zq::workflow
