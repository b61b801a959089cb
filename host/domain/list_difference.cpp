#include "domain/list_difference.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = DifferenceState;
using E = DifferenceEvent;
constexpr std::array table{
    DifferenceRow{S::open, E::explain, S::explained},      DifferenceRow{S::open, E::correct, S::corrected},
    DifferenceRow{S::open, E::accuse, S::violation},       DifferenceRow{S::open, E::vanish, S::corrected},
    DifferenceRow{S::explained, E::correct, S::corrected}, DifferenceRow{S::explained, E::reopen, S::open},
    DifferenceRow{S::explained, E::accuse, S::violation},  DifferenceRow{S::explained, E::vanish, S::corrected},
    DifferenceRow{S::corrected, E::find_again, S::open},   DifferenceRow{S::corrected, E::vanish, S::corrected},
    DifferenceRow{S::corrected, E::accuse, S::violation},  DifferenceRow{S::violation, E::vanish, S::violation},
};
constexpr std::array state_words{
    Word<S>{S::open, "open", "待处理"},
    Word<S>{S::explained, "explained", "已说明"},
    Word<S>{S::corrected, "corrected", "已更正"},
    Word<S>{S::violation, "violation", "作违规线索处理"},
};
using K = ListDifference::Kind;
constexpr std::array kind_words{
    Word<K>{K::only_in_department, "only_in_department", "仅部门系统有"},
    Word<K>{K::only_in_official, "only_in_official", "仅公布清单有"},
    Word<K>{K::differs, "differs", "内容不同"},
};

}  // namespace

std::span<const DifferenceRow> difference_table() { return table; }

Result<DifferenceRow> step(S from, E on) {
  const auto row =
      std::find_if(table.begin(), table.end(), [&](const DifferenceRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "清单差异当前状态为“" + std::string(chinese(from)) + "”，不能再作此处理"};
}

std::string_view code(S v) { return code_in(state_words, v); }
std::string_view chinese(S v) { return chinese_in(state_words, v); }
bool from_code(std::string_view c, S& v) { return take(by_code(state_words, c), v); }
std::string_view code(K v) { return code_in(kind_words, v); }
std::string_view chinese(K v) { return chinese_in(kind_words, v); }
bool from_code(std::string_view c, K& v) { return take(by_code(kind_words, c), v); }

bool is_same(const ListDifference& one, const ListDifference& other) {
  return one.kind == other.kind && one.matter == other.matter && one.proof == other.proof;
}

}  // namespace zq
