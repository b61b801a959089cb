// Fact (考评事实): one thing that happened in a period and counts for a unit, with the id it can be looked up by. All
// figures and scores of the assessment are counted from facts, and facts are read from the journal and the documents
// alone (workflow/fact_reading.hpp): the same period gives the same facts. Plain values. Pure.
#pragma once
#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/types.hpp"

namespace zq {

enum class FactKind {
  letter,              // 到期的协助核查函, of the assisting unit
  opened,              // 发起的核查, of the handling unit
  decided,             // 办结的核查, of the handling unit
  demand,              // 索要证明的申请
  supplement,          // 要求补充材料
  commitment_check,    // 书面承诺核查
  exclusion,           // 不适用承诺的决定
  violation,           // 查实的违规
  complaint,           // 收到的投诉举报
  complaint_answer,    // 应告知是否受理的投诉举报（T-11）
  complaint_handling,  // 应办结的投诉举报（T-12）
  complaint_decided,   // 有了结论的投诉举报
  supervision_notice,  // 发出的监督通知书
  rectification,       // 应整改完成的监督通知书
  adjustment,          // 提出的清单调整
  adjustment_review,   // 应审核的清单调整（T-09）
  opinion,             // 公众意见
  window_request,      // 市外办事证明
  window_due,          // 应办结的市外办事证明
  rating,              // 群众评价
  finding,             // 督察暗访发现的问题
  finding_due,         // 应整改完成的问题
  criticism,           // 通报扣分
  bonus,               // 加分
  typical_case,        // 典型案例
  interview            // 约谈
};
std::string_view code(FactKind);
std::string_view chinese(FactKind);

// What is true of a fact as of the end of the period.
enum class Mark {
  replied,        // 已反馈
  in_time,        // 按期
  late,           // 逾期
  reported,       // 已报告联席会议办公室
  investigated,   // 已调查
  at_fault,       // 认定有责任
  instant,        // 即办件
  records_check,  // 资料核查
  on_site,        // 现场核实
  no_material,    // 申请人未提交材料
  refused,        // 被拒绝、不予受理、不予出具
  untrue,         // 不实
  exempted,       // 已免责（规定-20.1）
  accepted,       // 受理、采纳
  confirmed,      // 查实
  finished,       // 办结、整改完成
  noticed,        // 已公示
  explained,      // 已说明理由
  satisfied,      // 满意
  dissatisfied,   // 不满意
  published       // 已公布
};

class Marks {
 public:
  constexpr Marks() = default;
  constexpr Marks(std::initializer_list<Mark> marks) {
    for (const Mark mark : marks) add(mark);
  }
  constexpr void add(Mark mark, bool holds = true) {
    if (holds) bits_ |= uint64_t{1} << static_cast<unsigned>(mark);
  }
  constexpr bool has(Mark mark) const { return (bits_ & (uint64_t{1} << static_cast<unsigned>(mark))) != 0; }
  constexpr bool has_all(Marks other) const { return (bits_ & other.bits_) == other.bits_; }
  constexpr bool has_any(Marks other) const { return (bits_ & other.bits_) != 0; }
  friend bool operator==(const Marks&, const Marks&) = default;

 private:
  uint64_t bits_ = 0;
};

struct Fact {
  FactKind kind = FactKind::letter;
  std::string id{};  // evidence: of a document or case, or "act:<number>" in the journal
  CaseId case_id{};
  std::string unit{};  // id in the register of organisations; a name that is not registered stays a name
  CallerId owner{};    // who opened it: for who may see it
  std::string sort{};  // Chinese or code, by which a count is divided: reason, method, ground, state
  std::string text{};  // Chinese, what happened; no personal data
  Instant at{};        // when it counts
  std::chrono::milliseconds took{0};
  int64_t hundredths = 0;  // of a decision on points
  int item = 0;            // of a decision on points: the item it belongs to
  std::string rests_on{};  // of a decision on points: id of the fact it rests on
  Marks marks{};
};

}  // namespace zq
