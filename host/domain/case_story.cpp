#include "domain/case_story.hpp"

#include <map>

#include "domain/letter.hpp"
#include "domain/verification.hpp"

namespace zq {
namespace {

class Telling {
 public:
  void take(const CaseStep& step) {
    if (step.kind.starts_with("letter."))
      letter(step);
    else if (moves_case(step))
      state(step);
  }

  CaseStory end() {
    for (const auto& [id, at] : waiting_) story_.waits.push_back(Wait{WaitKind::co_verification, at, {}});
    leave({});
    return std::move(story_);
  }

 private:
  // A letter that a machine has answered already is sent and closed in one act: its answer is the one told before.
  void letter(const CaseStep& step) {
    LetterState now{};
    const bool open = from_code(step.after, now) && is_open(now);
    if (step.kind == "letter.sent" && open) waiting_.emplace(step.letter, step.at);
    if (step.kind == "letter.sent" && !open)
      story_.waits.push_back(Wait{WaitKind::co_verification, step.at, std::max(step.at, answered_)});
    const auto found = waiting_.find(step.letter);
    if (open || found == waiting_.end()) return;
    story_.waits.push_back(Wait{WaitKind::co_verification, found->second, step.at});
    waiting_.erase(found);
  }

  void state(const CaseStep& step) {
    if (step.kind == "verification.asked" && !story_.opened) story_.opened = step.at;
    answered_ = step.at;
    const auto now = case_state_from_code(step.after);
    if (!now || step.after == state_) return;
    leave(step.at);
    state_ = step.after;
    since_ = step.at;
    if (is_closed(*now)) story_.closed = step.at;
  }

  void leave(std::optional<Instant> at) {
    if (state_ == code(CaseState::supplement_asked)) story_.waits.push_back(Wait{WaitKind::supplement, since_, at});
    if (state_ == code(CaseState::on_site)) story_.waits.push_back(Wait{WaitKind::on_site, since_, at});
  }

  CaseStory story_;
  std::map<std::string, Instant> waiting_;  // open letters, by id
  std::string state_;
  Instant since_{}, answered_{};
};

}  // namespace

bool moves_case(const CaseStep& step) {
  const bool from_case =
      step.before.empty() ? step.kind == "verification.asked" : bool(case_state_from_code(step.before));
  return from_case && case_state_from_code(step.after);
}

CaseStory story_of(std::span<const CaseStep> steps) {
  Telling telling;
  for (const CaseStep& step : steps) telling.take(step);
  return telling.end();
}

HandlingTime handling_time(const CaseStory& story, Instant now) {
  const Instant opened = story.opened.value_or(now);
  return handling_time(opened, story.closed.value_or(now), story.waits);
}

}  // namespace zq
