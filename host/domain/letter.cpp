#include "domain/letter.hpp"

#include <algorithm>
#include <array>

#include "domain/clocks.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using S = LetterState;
using E = LetterEvent;
constexpr std::array table{
    LetterRow{S::sent, E::claim, S::received},          LetterRow{S::sent, E::assign, S::received},
    LetterRow{S::received, E::assign, S::received},     LetterRow{S::sent, E::reply, S::replied},
    LetterRow{S::received, E::reply, S::replied},       LetterRow{S::sent, E::reclassify, S::sent},
    LetterRow{S::received, E::reclassify, S::received}, LetterRow{S::sent, E::send_back, S::returned},
    LetterRow{S::received, E::send_back, S::returned},  LetterRow{S::sent, E::withdraw, S::withdrawn},
    LetterRow{S::received, E::withdraw, S::withdrawn},  LetterRow{S::replied, E::confirm, S::confirmed},
    LetterRow{S::returned, E::readdress, S::returned},  LetterRow{S::returned, E::withdraw, S::withdrawn},
};

constexpr std::array state_words{
    Word<S>{S::sent, "sent", "待签收"},         Word<S>{S::received, "received", "办理中"},
    Word<S>{S::replied, "replied", "已反馈"},   Word<S>{S::confirmed, "confirmed", "已确认"},
    Word<S>{S::returned, "returned", "已退回"}, Word<S>{S::withdrawn, "withdrawn", "已撤回"},
};
using R = LetterResult;
constexpr std::array result_words{
    Word<R>{R::consistent, "consistent", "一致"},
    Word<R>{R::mismatch, "mismatch", "不一致"},
    Word<R>{R::no_record, "no_record", "无记录"},
    Word<R>{R::cannot_provide, "cannot_provide", "无法提供"},
};
constexpr std::array type_words{
    Word<CaseType>{CaseType::instant, "instant", "即办件"},
    Word<CaseType>{CaseType::promised, "promised", "承诺件"},
};

}  // namespace

std::span<const LetterRow> letter_table() { return table; }

Result<LetterRow> step(LetterState from, LetterEvent on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const LetterRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "协助核查函当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

std::string_view code(LetterState v) { return code_in(state_words, v); }
std::string_view chinese(LetterState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, LetterState& v) { return take(by_code(state_words, c), v); }
bool is_open(LetterState v) { return v == S::sent || v == S::received; }
std::string_view code(LetterResult v) { return code_in(result_words, v); }
std::string_view chinese(LetterResult v) { return chinese_in(result_words, v); }
bool from_code(std::string_view c, LetterResult& v) { return take(by_code(result_words, c), v); }
std::string_view code(CaseType v) { return code_in(type_words, v); }
std::string_view chinese(CaseType v) { return chinese_in(type_words, v); }
bool from_code(std::string_view c, CaseType& v) { return take(by_code(type_words, c), v); }

std::string letter_number_text(const Letter& letter) {
  const int year = static_cast<int>(beijing_day(letter.sent_at).year());
  return "椒协核〔" + std::to_string(year) + "〕" + std::to_string(letter.number) + "号";
}

}  // namespace zq
