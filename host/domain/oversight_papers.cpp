#include "domain/oversight_papers.hpp"

#include <array>

#include "domain/opinion.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

constexpr std::array visit_words{Word<VisitKind>{VisitKind::inspection, "inspection", "督察"},
                                 Word<VisitKind>{VisitKind::secret_visit, "secret_visit", "暗访"}};
constexpr std::array finding_words{Word<FindingState>{FindingState::open, "open", "待整改"},
                                   Word<FindingState>{FindingState::rectified, "rectified", "已整改"}};
constexpr std::array story_words{Word<StoryState>{StoryState::submitted, "submitted", "已报送"},
                                 Word<StoryState>{StoryState::selected, "selected", "已入选"},
                                 Word<StoryState>{StoryState::published, "published", "已公布"}};
using L = RatingLevel;
constexpr std::array level_words{Word<L>{L::very_satisfied, "very_satisfied", "非常满意"},
                                 Word<L>{L::satisfied, "satisfied", "满意"}, Word<L>{L::fair, "fair", "基本满意"},
                                 Word<L>{L::dissatisfied, "dissatisfied", "不满意"},
                                 Word<L>{L::very_dissatisfied, "very_dissatisfied", "非常不满意"}};
constexpr std::array decision_words{Word<DecisionKind>{DecisionKind::criticism, "criticism", "通报扣分"},
                                    Word<DecisionKind>{DecisionKind::bonus, "bonus", "加分"}};

}  // namespace

std::string_view code(VisitKind v) { return code_in(visit_words, v); }
std::string_view chinese(VisitKind v) { return chinese_in(visit_words, v); }
bool from_code(std::string_view c, VisitKind& v) { return take(by_code(visit_words, c), v); }
std::string_view code(FindingState v) { return code_in(finding_words, v); }
std::string_view chinese(FindingState v) { return chinese_in(finding_words, v); }
bool from_code(std::string_view c, FindingState& v) { return take(by_code(finding_words, c), v); }
std::string_view code(StoryState v) { return code_in(story_words, v); }
std::string_view chinese(StoryState v) { return chinese_in(story_words, v); }
bool from_code(std::string_view c, StoryState& v) { return take(by_code(story_words, c), v); }
std::string_view code(RatingLevel v) { return code_in(level_words, v); }
std::string_view chinese(RatingLevel v) { return chinese_in(level_words, v); }
bool from_code(std::string_view c, RatingLevel& v) { return take(by_code(level_words, c), v); }
std::string_view code(DecisionKind v) { return code_in(decision_words, v); }
std::string_view chinese(DecisionKind v) { return chinese_in(decision_words, v); }
bool from_code(std::string_view c, DecisionKind& v) { return take(by_code(decision_words, c), v); }

Result<StoryState> step(StoryState from, StoryEvent on) {
  if (from == StoryState::submitted && on == StoryEvent::select) return StoryState::selected;
  if (from == StoryState::selected && on == StoryEvent::publish) return StoryState::published;
  const std::string now = "典型案例当前状态为“" + std::string(chinese(from)) + "”，";
  return Error{ErrorCode::conflict,
               now + (from == StoryState::submitted  ? "须先入选再公布"
                      : from == StoryState::selected ? "已经入选，现在可以公布"
                                                     : "已经公布，不能再作处理"),
               {},
               {},
               "考核-2(5)"};
}

std::vector<Fault> faults_of(const TypicalCase& value) {
  std::vector<Fault> faults;
  const auto look = [&](const char* path, const std::string& text) {
    if (const auto found = personal_data_in(text); !found.empty())
      faults.push_back({path, "含有个人信息（" + std::string(found) + "），请删去后再报送", "no personal data",
                        "a person's number"});
  };
  look("/title", value.title);
  look("/story", value.story);
  return faults;
}

}  // namespace zq
