#include "domain/complaint.hpp"

#include <array>

#include "domain/text_limits.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {
constexpr std::array state_words{
    Word<ComplaintState>{ComplaintState::filed, "filed", "已登记"},
    Word<ComplaintState>{ComplaintState::passed, "passed", "已转部门"},
    Word<ComplaintState>{ComplaintState::outcome_unknown, "outcome_unknown", "转送结果待人工核实"},
    Word<ComplaintState>{ComplaintState::closed, "closed", "已办结"},
};
constexpr std::array status_words{
    Word<LegacyStatus>{LegacyStatus::received, "received", "已收到"},
    Word<LegacyStatus>{LegacyStatus::accepted, "accepted", "已受理"},
    Word<LegacyStatus>{LegacyStatus::rejected, "rejected", "不予受理"},
    Word<LegacyStatus>{LegacyStatus::handling, "handling", "办理中"},
    Word<LegacyStatus>{LegacyStatus::closed, "closed", "已办结"},
    Word<LegacyStatus>{LegacyStatus::unknown, "unknown", "未知"},
};
constexpr std::array<std::string_view, 5> channels{"专窗", "热线", "网络", "来信", "来访"};

void check_channel(std::vector<Fault>& faults, const std::string& channel) {
  for (const auto& known : channels)
    if (channel == known) return;
  faults.push_back({"/channel", "投诉渠道不在范围内", "专窗、热线、网络、来信、来访之一", "其他文字"});
}
}  // namespace

std::string_view code(ComplaintState v) { return code_in(state_words, v); }
std::string_view chinese(ComplaintState v) { return chinese_in(state_words, v); }
std::optional<ComplaintState> complaint_state_from_code(std::string_view c) { return by_code(state_words, c); }
std::string_view code(LegacyStatus v) { return code_in(status_words, v); }
std::string_view chinese(LegacyStatus v) { return chinese_in(status_words, v); }
std::optional<LegacyStatus> legacy_status_from_code(std::string_view c) { return by_code(status_words, c); }

std::vector<Fault> faults_of(const Complaint& c) {
  std::vector<Fault> faults;
  check_channel(faults, c.channel);
  check_text(faults, "/subject", "投诉标题", c.subject, 1, 100);
  check_text(faults, "/content", "投诉内容", c.content, 1, 4000, Lines::many);
  check_text(faults, "/against", "被投诉单位", c.against, 1, 100);
  check_text(faults, "/matter", "办事事项", c.matter, 0, 200);
  check_text(faults, "/proof", "证明材料名称", c.proof, 0, 200);
  check_text(faults, "/complainant/name", "投诉人姓名", c.complainant.reveal(), 1, 50);
  check_text(faults, "/complainant/phone", "联系电话", c.phone.reveal(), 0, 30);
  return faults;
}

void take_over(Complaint& complaint, const ComplaintReply& reply, Instant now) {
  if (!reply.receipt.empty()) complaint.receipt = reply.receipt;
  complaint.legacy_status = reply.status;
  complaint.legacy_status_text = reply.status_text;
  complaint.handler = reply.handler;
  complaint.result = reply.result;
  complaint.legacy_updated_at = reply.updated_at;
  complaint.last_failure.clear();
  complaint.updated_at = now;
  const bool done = reply.status == LegacyStatus::closed || reply.status == LegacyStatus::rejected;
  complaint.state = done ? ComplaintState::closed : ComplaintState::passed;
}

}  // namespace zq
