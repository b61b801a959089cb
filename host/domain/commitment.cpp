#include "domain/commitment.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = CommitmentState;
using E = CommitmentEvent;
constexpr std::array table{
    CommitmentRow{S::offered, E::inform, S::informed},
    CommitmentRow{S::informed, E::sign, S::in_force},
    CommitmentRow{S::in_force, E::check_true, S::checked_true},
    CommitmentRow{S::in_force, E::check_false, S::false_found},
    CommitmentRow{S::checked_true, E::check_true, S::checked_true},
    CommitmentRow{S::checked_true, E::check_false, S::false_found},
    CommitmentRow{S::false_found, E::order_rectification, S::rectifying},
    CommitmentRow{S::false_found, E::revoke, S::revoked},
    CommitmentRow{S::rectifying, E::rectify, S::rectified},
    CommitmentRow{S::rectifying, E::revoke, S::revoked},
    CommitmentRow{S::rectified, E::exclude, S::excluded},
    CommitmentRow{S::revoked, E::exclude, S::excluded},
};
constexpr std::array state_words{
    Word<S>{S::offered, "offered", "已提供"},
    Word<S>{S::informed, "informed", "已告知"},
    Word<S>{S::in_force, "in_force", "已签署生效"},
    Word<S>{S::checked_true, "checked_true", "经核查属实"},
    Word<S>{S::false_found, "false_found", "经核查不实"},
    Word<S>{S::rectifying, "rectifying", "限期整改中"},
    Word<S>{S::rectified, "rectified", "已整改"},
    Word<S>{S::revoked, "revoked", "已撤销决定"},
    Word<S>{S::excluded, "excluded", "已决定不适用承诺"},
};
using X = ExclusionState;
constexpr std::array exclusion_words{
    Word<X>{X::active, "active", "有效"},
    Word<X>{X::lifted, "lifted", "已解除"},
};

}  // namespace

std::string commitment_subject(std::string_view matter, std::string_view proof) {
  return std::string(matter) + "|" + std::string(proof);
}

std::span<const CommitmentRow> commitment_table() { return table; }

Result<CommitmentRow> step(CommitmentState from, CommitmentEvent on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const CommitmentRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "书面承诺当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

std::string_view code(CommitmentState v) { return code_in(state_words, v); }
std::string_view chinese(CommitmentState v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, CommitmentState& v) { return take(by_code(state_words, c), v); }
bool is_open(CommitmentState v) { return v != S::rectified && v != S::revoked && v != S::excluded; }

std::string_view code(ExclusionState v) { return code_in(exclusion_words, v); }
std::string_view chinese(ExclusionState v) { return chinese_in(exclusion_words, v); }
bool from_code(std::string_view c, ExclusionState& v) { return take(by_code(exclusion_words, c), v); }

std::optional<Error> refusal_of_commitment(const Entry& entry) {
  if (!entry.traits.risks.empty())
    return Error{ErrorCode::excluded_domain,
                 "该事项涉及" + std::string(chinese(entry.traits.risks[0])) + "，不适用书面承诺",
                 {},
                 {},
                 "规定-8.1"};
  if (!entry.has(Method::commitment))
    return Error{ErrorCode::no_ground, "清单没有为该事项列明书面承诺，不得以承诺替代", {}, {}, "规定-8.1"};
  return std::nullopt;
}

bool excludes(const Exclusion& exclusion, std::string_view organ, Date today) {
  if (exclusion.state != X::active) return false;
  if (!exclusion.whole_district && exclusion.organ != organ) return false;
  return std::chrono::sys_days{today} <= std::chrono::sys_days{exclusion.last_day};
}

}  // namespace zq
