#include "domain/verification.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

constexpr auto table = std::to_array<CaseRow>({
    {CaseState::asking, CaseEvent::answered, CaseState::concluded, CaseCommand::none},
    {CaseState::asking, CaseEvent::answered_needs_review, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::asking, CaseEvent::pended, CaseState::pending, CaseCommand::poll_later},
    {CaseState::asking, CaseEvent::failed, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::pending, CaseEvent::answered, CaseState::concluded, CaseCommand::none},
    {CaseState::pending, CaseEvent::answered_needs_review, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::pending, CaseEvent::pended, CaseState::pending, CaseCommand::poll_later},
    {CaseState::pending, CaseEvent::failed, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::pending, CaseEvent::cannot_obtain, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::asking, CaseEvent::by_person, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::asking, CaseEvent::letters_sent, CaseState::co_verifying, CaseCommand::none},
    {CaseState::manual, CaseEvent::letters_sent, CaseState::co_verifying, CaseCommand::none},
    {CaseState::concluded, CaseEvent::letters_sent, CaseState::co_verifying, CaseCommand::none},
    {CaseState::asking, CaseEvent::on_site_begun, CaseState::on_site, CaseCommand::none},
    {CaseState::manual, CaseEvent::on_site_begun, CaseState::on_site, CaseCommand::none},
    {CaseState::concluded, CaseEvent::on_site_begun, CaseState::on_site, CaseCommand::none},
    {CaseState::co_verifying, CaseEvent::on_site_begun, CaseState::on_site, CaseCommand::none},
    {CaseState::co_verifying, CaseEvent::answered, CaseState::concluded, CaseCommand::none},
    {CaseState::co_verifying, CaseEvent::answered_needs_review, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::co_verifying, CaseEvent::cannot_obtain, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::on_site, CaseEvent::answered, CaseState::concluded, CaseCommand::none},
    {CaseState::on_site, CaseEvent::answered_needs_review, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::on_site, CaseEvent::cannot_obtain, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::concluded, CaseEvent::supplement_asked, CaseState::supplement_asked, CaseCommand::none},
    {CaseState::manual, CaseEvent::supplement_asked, CaseState::supplement_asked, CaseCommand::none},
    {CaseState::supplement_asked, CaseEvent::supplied, CaseState::supplemented, CaseCommand::none},
    {CaseState::concluded, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::manual, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::co_verifying, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::on_site, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::pending, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::supplement_asked, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::asking, CaseEvent::committed, CaseState::committed, CaseCommand::none},
    {CaseState::committed, CaseEvent::commitment_void, CaseState::manual, CaseCommand::hand_to_person},
    {CaseState::concluded, CaseEvent::decided, CaseState::decided, CaseCommand::none},
    {CaseState::manual, CaseEvent::decided, CaseState::decided, CaseCommand::none},
    {CaseState::supplemented, CaseEvent::decided, CaseState::decided, CaseCommand::none},
    {CaseState::committed, CaseEvent::decided, CaseState::decided, CaseCommand::none},
    {CaseState::pending, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::concluded, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::manual, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::co_verifying, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::on_site, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::supplement_asked, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::supplemented, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
    {CaseState::committed, CaseEvent::withdrawn, CaseState::withdrawn, CaseCommand::none},
});

constexpr bool no_duplicates() {
  for (size_t i = 0; i < table.size(); ++i)
    for (size_t j = i + 1; j < table.size(); ++j)
      if (table[i].from == table[j].from && table[i].on == table[j].on) return false;
  return true;
}
static_assert(no_duplicates(), "two rows for one state and event");

constexpr std::array verdict_words{
    Word<Verdict>{Verdict::consistent, "consistent", "一致"},
    Word<Verdict>{Verdict::mismatch, "mismatch", "不一致"},
    Word<Verdict>{Verdict::no_record, "no_record", "无记录"},
    Word<Verdict>{Verdict::needs_review, "needs_review", "需人工核对"},
};
constexpr std::array state_words{
    Word<CaseState>{CaseState::asking, "asking", "查询中"},
    Word<CaseState>{CaseState::pending, "pending", "等待部门系统反馈"},
    Word<CaseState>{CaseState::concluded, "concluded", "已有结论"},
    Word<CaseState>{CaseState::manual, "manual", "转人工办理"},
    Word<CaseState>{CaseState::co_verifying, "co_verifying", "部门协查中"},
    Word<CaseState>{CaseState::on_site, "on_site", "现场核实中"},
    Word<CaseState>{CaseState::supplement_asked, "supplement_asked", "已告知申请人补充材料"},
    Word<CaseState>{CaseState::supplemented, "supplemented", "申请人已补充材料"},
    Word<CaseState>{CaseState::committed, "committed", "申请人已书面承诺"},
    Word<CaseState>{CaseState::decided, "decided", "已办结"},
    Word<CaseState>{CaseState::withdrawn, "withdrawn", "已撤回"},
};
constexpr std::array cause_words{
    Word<FailureCause>{FailureCause::department_off, "department_off", "协查部门的接口已停用"},
    Word<FailureCause>{FailureCause::overloaded, "overloaded", "协查部门的接口繁忙"},
    Word<FailureCause>{FailureCause::unavailable, "unavailable", "协查部门的系统无法连接"},
    Word<FailureCause>{FailureCause::deadline, "deadline", "协查部门的系统超时未答复"},
    Word<FailureCause>{FailureCause::auth, "auth", "协查部门的系统拒绝了接口授权"},
    Word<FailureCause>{FailureCause::bad_answer, "bad_answer", "协查部门的系统返回了无法识别的数据"},
    Word<FailureCause>{FailureCause::adapter_fault, "adapter_fault", "协查部门的接口程序出错"},
    Word<FailureCause>{FailureCause::question_refused, "question_refused", "协查部门的接口不接受该查询"},
};

void keep_answer(Case& value, const Answer& answer, const Entry& entry) {
  value.verdict = answer.verdict;
  value.fields = answer.fields;
  value.cause.reset();
  value.token.clear();
  disclose(value.fields, entry);
}

void keep_failure(Case& value, const Answer& answer) {
  value.verdict.reset();
  value.fields.clear();
  value.cause = answer.cause;
  value.token.clear();
}

}  // namespace

std::string_view code(Verdict v) { return code_in(verdict_words, v); }
std::string_view chinese(Verdict v) { return chinese_in(verdict_words, v); }
std::optional<Verdict> verdict_from_code(std::string_view c) { return by_code(verdict_words, c); }
std::string_view code(FailureCause v) { return code_in(cause_words, v); }
std::string_view chinese(FailureCause v) { return chinese_in(cause_words, v); }
std::optional<FailureCause> failure_cause_from_code(std::string_view c) { return by_code(cause_words, c); }
std::string_view code(CaseState v) { return code_in(state_words, v); }
std::string_view chinese(CaseState v) { return chinese_in(state_words, v); }
std::optional<CaseState> case_state_from_code(std::string_view c) { return by_code(state_words, c); }

bool is_closed(CaseState v) { return v == CaseState::decided || v == CaseState::withdrawn; }

std::span<const CaseRow> case_table() { return table; }

Result<CaseRow> step(CaseState from, CaseEvent on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const CaseRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "核查事项当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

CaseEvent event_of(const Answer& answer) {
  switch (answer.kind) {
    case Answer::Kind::answered:
      return answer.verdict == Verdict::needs_review ? CaseEvent::answered_needs_review : CaseEvent::answered;
    case Answer::Kind::pending:
      return CaseEvent::pended;
    case Answer::Kind::failed:
      return CaseEvent::failed;
  }
  return CaseEvent::failed;
}

void disclose(std::vector<FieldVerdict>& fields, const Entry& entry) {
  for (FieldVerdict& field : fields) {
    const auto known = std::find_if(entry.fields.begin(), entry.fields.end(),
                                    [&](const DeclaredField& f) { return f.name == field.name; });
    if (known == entry.fields.end() || !known->granted) field.found.reset();
  }
}

Result<CaseCommand> apply(Case& value, const Answer& answer, const Entry& entry, std::string_view manual_way,
                          Instant now) {
  auto row = step(value.state, event_of(answer));
  if (!row) return row.error();
  value.state = row->to;
  value.updated_at = now;
  switch (answer.kind) {
    case Answer::Kind::answered:
      keep_answer(value, answer, entry);
      break;
    case Answer::Kind::pending:
      value.token = answer.token;
      break;
    case Answer::Kind::failed:
      keep_failure(value, answer);
      break;
  }
  value.manual_way = row->then == CaseCommand::hand_to_person ? std::string(manual_way) : std::string();
  return row->then;
}

}  // namespace zq
