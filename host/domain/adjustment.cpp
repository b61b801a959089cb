#include "domain/adjustment.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = AdjustmentState;
using E = AdjustmentEvent;
constexpr std::array table{
    AdjustmentRow{S::initiated, E::amend, S::initiated},
    AdjustmentRow{S::initiated, E::submit, S::submitted},
    AdjustmentRow{S::initiated, E::withdraw, S::withdrawn},
    AdjustmentRow{S::draft, E::amend, S::draft},
    AdjustmentRow{S::draft, E::submit, S::submitted},
    AdjustmentRow{S::draft, E::withdraw, S::withdrawn},
    AdjustmentRow{S::submitted, E::pass, S::reviewed},
    AdjustmentRow{S::submitted, E::give_back, S::returned},
    AdjustmentRow{S::submitted, E::reject, S::rejected},
    AdjustmentRow{S::submitted, E::withdraw, S::withdrawn},
    AdjustmentRow{S::returned, E::amend, S::returned},
    AdjustmentRow{S::returned, E::submit, S::submitted},
    AdjustmentRow{S::returned, E::withdraw, S::withdrawn},
    AdjustmentRow{S::reviewed, E::legality_pass, S::legality_passed},
    AdjustmentRow{S::reviewed, E::legality_fail, S::returned},
    AdjustmentRow{S::reviewed, E::amend, S::re_review},
    AdjustmentRow{S::reviewed, E::withdraw, S::withdrawn},
    AdjustmentRow{S::legality_passed, E::begin_notice, S::public_notice},
    AdjustmentRow{S::legality_passed, E::amend, S::re_review},
    AdjustmentRow{S::legality_passed, E::withdraw, S::withdrawn},
    AdjustmentRow{S::public_notice, E::end_notice, S::opinions_disposed},
    AdjustmentRow{S::public_notice, E::withdraw, S::withdrawn},
    AdjustmentRow{S::opinions_disposed, E::publish_report, S::opinions_published},
    AdjustmentRow{S::opinions_disposed, E::amend, S::re_review},
    AdjustmentRow{S::opinions_disposed, E::withdraw, S::withdrawn},
    AdjustmentRow{S::opinions_published, E::publish_report, S::opinions_published},
    AdjustmentRow{S::opinions_published, E::approve, S::approved},
    AdjustmentRow{S::opinions_published, E::reject, S::rejected},
    AdjustmentRow{S::opinions_published, E::amend, S::re_review},
    AdjustmentRow{S::opinions_published, E::withdraw, S::withdrawn},
    AdjustmentRow{S::approved, E::publish, S::published},
    AdjustmentRow{S::approved, E::publish_report, S::opinions_published},  // opinions that came late: approved anew
    AdjustmentRow{S::approved, E::amend, S::re_review},
    AdjustmentRow{S::approved, E::withdraw, S::withdrawn},
    AdjustmentRow{S::published, E::take_effect, S::effective},
    AdjustmentRow{S::re_review, E::pass, S::reviewed},
    AdjustmentRow{S::re_review, E::give_back, S::returned},
    AdjustmentRow{S::re_review, E::reject, S::rejected},
    AdjustmentRow{S::re_review, E::amend, S::re_review},
    AdjustmentRow{S::re_review, E::withdraw, S::withdrawn},
};

constexpr std::array state_words{
    Word<S>{S::initiated, "initiated", "已启动，待申请"},
    Word<S>{S::draft, "draft", "草拟"},
    Word<S>{S::submitted, "submitted", "已申请，待审核"},
    Word<S>{S::reviewed, "reviewed", "初审通过，待合法性审查"},
    Word<S>{S::legality_passed, "legality_passed", "合法性审查通过，待公示"},
    Word<S>{S::public_notice, "public_notice", "公示中"},
    Word<S>{S::opinions_disposed, "opinions_disposed", "公示结束，意见已处理"},
    Word<S>{S::opinions_published, "opinions_published", "意见采纳情况已公布，待核准"},
    Word<S>{S::approved, "approved", "已核准，待公布"},
    Word<S>{S::published, "published", "已公布，待施行"},
    Word<S>{S::effective, "effective", "已施行"},
    Word<S>{S::returned, "returned", "已退回，待补正"},
    Word<S>{S::re_review, "re_review", "内容有改动，须重新审查"},
    Word<S>{S::rejected, "rejected", "不予核准"},
    Word<S>{S::withdrawn, "withdrawn", "已撤回"},
};

constexpr std::array event_words{
    Word<E>{E::amend, "amend", "修改内容"},
    Word<E>{E::submit, "submit", "提出申请"},
    Word<E>{E::pass, "pass", "审核通过"},
    Word<E>{E::give_back, "give_back", "退回"},
    Word<E>{E::reject, "reject", "不予核准"},
    Word<E>{E::legality_pass, "legality_pass", "合法性审查通过"},
    Word<E>{E::legality_fail, "legality_fail", "合法性审查不通过"},
    Word<E>{E::begin_notice, "begin_notice", "开始公示"},
    Word<E>{E::end_notice, "end_notice", "结束公示"},
    Word<E>{E::publish_report, "publish_report", "公布意见采纳情况"},
    Word<E>{E::approve, "approve", "核准"},
    Word<E>{E::publish, "publish", "公布清单"},
    Word<E>{E::take_effect, "take_effect", "施行"},
    Word<E>{E::withdraw, "withdraw", "撤回"},
};

std::string possible_from(S from) {
  std::string words;
  for (const AdjustmentRow& row : table)
    if (row.from == from) words += (words.empty() ? "" : "、") + std::string(chinese(row.on));
  return words.empty() ? "已经办结，不能再作处理" : "现在可以：" + words;
}

Error text_changed() {
  return {ErrorCode::re_review,
          "内容在审查以后有改动，须重新审核、合法性审查和公示；请先由联席会议办公室审核（RE_REVIEW）",
          {},
          {},
          "调整-4.2"};
}

}  // namespace

std::span<const AdjustmentRow> adjustment_table() { return table; }

Result<AdjustmentRow> step(AdjustmentState from, AdjustmentEvent on) {
  const auto row = std::ranges::find_if(table, [&](const AdjustmentRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  if (from == S::re_review) return text_changed();
  return Error{ErrorCode::conflict,
               "清单调整当前状态为“" + std::string(chinese(from)) + "”，不能" + std::string(chinese(on)) + "；" +
                   possible_from(from),
               {},
               {},
               std::string(basis_of(on))};
}

std::string_view code(AdjustmentState v) { return code_in(state_words, v); }
std::string_view chinese(AdjustmentState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, AdjustmentState& v) { return take(by_code(state_words, c), v); }
std::string_view code(AdjustmentEvent v) { return code_in(event_words, v); }
std::string_view chinese(AdjustmentEvent v) { return chinese_in(event_words, v); }

std::string_view basis_of(AdjustmentEvent on) {
  switch (on) {
    case E::amend:
    case E::legality_pass:
    case E::legality_fail:
      return "调整-4.2";
    case E::submit:
      return "调整-8.2";
    case E::pass:
    case E::give_back:
    case E::reject:
      return "调整-9.1";
    case E::begin_notice:
    case E::end_notice:
      return "调整-10.1";
    case E::publish_report:
      return "调整-10.2b";
    case E::approve:
    case E::publish:
    case E::take_effect:
      return "调整-11.1";
    case E::withdraw:
      return "调整-8.2";
  }
  return "";
}

bool is_closed(AdjustmentState v) { return v == S::effective || v == S::rejected || v == S::withdrawn; }

std::string adjustment_number_text(const Adjustment& value) {
  const int year = static_cast<int>(beijing_day(value.opened_at).year());
  return "椒清调〔" + std::to_string(year) + "〕" + std::to_string(value.number) + "号";
}

const AdjustmentStep* last_step(const Adjustment& value, AdjustmentState state) {
  for (auto at = value.steps.rbegin(); at != value.steps.rend(); ++at)
    if (at->state == state) return &*at;
  return nullptr;
}

Result<Done> same_text(const Adjustment& value) {
  for (const S state : {S::reviewed, S::legality_passed, S::public_notice}) {
    const AdjustmentStep* one = last_step(value, state);
    if (!one || one->hash != value.text_hash) return text_changed();
  }
  return Done{};
}

}  // namespace zq
