#include "domain/complaint_passing.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {
constexpr std::array state_words{
    Word<PassingState>{PassingState::filed, "filed", "已登记"},
    Word<PassingState>{PassingState::passed, "passed", "已转部门"},
    Word<PassingState>{PassingState::outcome_unknown, "outcome_unknown", "转送结果待人工核实"},
    Word<PassingState>{PassingState::closed, "closed", "已办结"},
};
constexpr std::array status_words{
    Word<LegacyStatus>{LegacyStatus::received, "received", "已收到"},
    Word<LegacyStatus>{LegacyStatus::accepted, "accepted", "已受理"},
    Word<LegacyStatus>{LegacyStatus::rejected, "rejected", "不予受理"},
    Word<LegacyStatus>{LegacyStatus::handling, "handling", "办理中"},
    Word<LegacyStatus>{LegacyStatus::closed, "closed", "已办结"},
    Word<LegacyStatus>{LegacyStatus::unknown, "unknown", "未知"},
};
}  // namespace

std::string_view code(PassingState v) { return code_in(state_words, v); }
std::string_view chinese(PassingState v) { return chinese_in(state_words, v); }
std::optional<PassingState> passing_state_from_code(std::string_view c) { return by_code(state_words, c); }
std::string_view code(LegacyStatus v) { return code_in(status_words, v); }
std::string_view chinese(LegacyStatus v) { return chinese_in(status_words, v); }
std::optional<LegacyStatus> legacy_status_from_code(std::string_view c) { return by_code(status_words, c); }

void take_over(ComplaintPassing& complaint, const ComplaintReply& reply, Instant now) {
  if (!reply.receipt.empty()) complaint.receipt = reply.receipt;
  complaint.legacy_status = reply.status;
  complaint.legacy_status_text = reply.status_text;
  complaint.handler = reply.handler;
  complaint.result = reply.result;
  complaint.legacy_updated_at = reply.updated_at;
  complaint.last_failure.clear();
  complaint.updated_at = now;
  const bool done = reply.status == LegacyStatus::closed || reply.status == LegacyStatus::rejected;
  complaint.state = done ? PassingState::closed : PassingState::passed;
}

}  // namespace zq
