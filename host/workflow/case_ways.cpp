#include "workflow/case_ways.hpp"

#include "domain/verification.hpp"
#include "domain/words.hpp"

namespace zq::workflow {
namespace {

constexpr std::array outcomes{Word<Outcome>{Outcome::machine, "machine", "信息共享、部门内部核查"},
                              Word<Outcome>{Outcome::co_verification, "co_verification", "部门间核查"},
                              Word<Outcome>{Outcome::on_site, "on_site", "实地核查"},
                              Word<Outcome>{Outcome::supplement, "supplement", "申请人补充材料"},
                              Word<Outcome>{Outcome::commitment, "commitment", "书面承诺"},
                              Word<Outcome>{Outcome::none, "none", "未经核查"}};

}  // namespace

std::string_view code(Outcome outcome) { return code_in(outcomes, outcome); }
std::string_view chinese(Outcome outcome) { return chinese_in(outcomes, outcome); }

Went way_of(const std::vector<CaseStep>& steps) {
  Went went;
  const auto at_least = [&](Outcome outcome) {
    if (went.outcome == Outcome::none || outcome > went.outcome) went.outcome = outcome;
  };
  for (const CaseStep& step : steps) {
    if (step.kind == "verification.answered") at_least(Outcome::machine);
    if (step.kind.starts_with("letter.") && (step.after == "replied" || step.after == "confirmed"))
      at_least(Outcome::co_verification);
    if (step.after == code(CaseState::on_site)) at_least(Outcome::on_site);
    if (step.after == code(CaseState::supplemented)) at_least(Outcome::supplement);
    if (step.after == code(CaseState::committed)) at_least(Outcome::commitment);
    if (step.after == code(CaseState::supplemented) || step.kind.find("volunteer") != std::string::npos)
      went.material = true;
  }
  return went;
}

}  // namespace zq::workflow
