// Assessment scheme (年度考评方案, 考核-2, 考核-3; S-07): what is scored and by how much, as data of the office:
// config/assessment/<year>.xml. Plain values; copy and compare freely.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators.hpp"
#include "domain/points.hpp"

namespace zq {

// What costs a unit points by itself, as soon as it is on record. Deductions by a bulletin and bonuses are decided by
// the office one by one and carry their own points.
enum class ScoredEvent {
  letter_overdue,         // 协查超期
  demand_refused,         // 索要清单以外的证明被拒绝
  violation,              // 查实的违规（规定-21）
  complaint_verified,     // 投诉举报查实
  complaint_answer_late,  // 投诉举报未按期告知（T-11）
  complaint_late,         // 投诉举报未按期办结（T-12）
  supervision_notice,     // 收到监督通知书
  rectification_late,     // 监督通知书逾期未整改
  finding,                // 督察暗访发现问题
  finding_late,           // 督察暗访问题逾期未整改
  adjustment_late,        // 清单调整未按期申请（T-08）
  window_late,            // 市外办事证明未按期出具
  dissatisfied            // 群众评价不满意
};
inline constexpr int scored_event_count = 13;
std::string_view code(ScoredEvent);     // "letter_overdue"
std::string_view chinese(ScoredEvent);  // "协查超期"
bool from_code(std::string_view, ScoredEvent&);
Selector facts_of(ScoredEvent);

inline constexpr int assessed_items = 5;  // 考核-2 names five

struct SchemeItem {
  int id = 0;  // 1 to 5, as in 考核-2
  std::string title;
  Points weight;  // full points
  friend bool operator==(const SchemeItem&, const SchemeItem&) = default;
};

struct SchemeEvent {
  ScoredEvent kind = ScoredEvent::letter_overdue;
  int item = 0;   // whose points it takes
  Points points;  // taken each time; 0: shown, takes nothing
  Points most;    // of this kind in a period
  friend bool operator==(const SchemeEvent&, const SchemeEvent&) = default;
};

struct AssessmentScheme {
  int year = 0;
  std::string title;
  Points bonus_most{1000};       // 考核-4(2)
  Points criticism_most{500};    // of one bulletin, 考核-4(1)
  Points attention_below{8000};  // a unit below it is named in the report (规定-18.2)
  std::string except;            // ids of units that are not assessed, spaces between: who assesses, for one
  std::array<SchemeItem, assessed_items> items;
  std::vector<SchemeEvent> events;

  const SchemeItem& item(int id) const { return items[static_cast<size_t>(id - 1)]; }
  const SchemeEvent* rule(ScoredEvent) const;  // nullptr: this year such an event is not scored
  bool assesses(std::string_view unit_id) const;
  friend bool operator==(const AssessmentScheme&, const AssessmentScheme&) = default;
};

class AssessmentSchemes {
 public:
  AssessmentSchemes() = default;
  explicit AssessmentSchemes(std::vector<AssessmentScheme> all);  // one a year

  // The one of that year, or the last before it: a scheme holds until a new one is made. nullptr: none yet.
  const AssessmentScheme* of(int year) const;
  const std::vector<AssessmentScheme>& all() const { return all_; }  // by year
  friend bool operator==(const AssessmentSchemes&, const AssessmentSchemes&) = default;

 private:
  std::vector<AssessmentScheme> all_;
};

}  // namespace zq
