#include "domain/supervision_notice.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = SupervisionState;
using E = SupervisionEvent;
constexpr std::array table{
    SupervisionRow{S::reported, E::issue, S::issued},          SupervisionRow{S::issued, E::plan, S::rectifying},
    SupervisionRow{S::issued, E::rectify, S::rectified},       SupervisionRow{S::rectifying, E::plan, S::rectifying},
    SupervisionRow{S::rectifying, E::rectify, S::rectified},   SupervisionRow{S::rectified, E::accept, S::accepted},
    SupervisionRow{S::rectified, E::refuse, S::not_accepted},  SupervisionRow{S::not_accepted, E::plan, S::rectifying},
    SupervisionRow{S::not_accepted, E::rectify, S::rectified},
};
constexpr std::array states{
    Word<S>{S::reported, "reported", "已报告"},       Word<S>{S::issued, "issued", "已发出监督通知书"},
    Word<S>{S::rectifying, "rectifying", "整改中"},   Word<S>{S::rectified, "rectified", "已报整改结果"},
    Word<S>{S::accepted, "accepted", "整改通过验收"}, Word<S>{S::not_accepted, "not_accepted", "整改未通过验收"},
};
constexpr std::array events{
    Word<E>{E::issue, "issue", "作出监督通知书"}, Word<E>{E::plan, "plan", "报整改计划"},
    Word<E>{E::rectify, "rectify", "报整改结果"}, Word<E>{E::accept, "accept", "验收通过"},
    Word<E>{E::refuse, "refuse", "验收不通过"},
};

}  // namespace

std::string_view code(S v) { return code_in(states, v); }
std::string_view chinese(S v) { return chinese_in(states, v); }
bool from_code(std::string_view c, S& v) { return take(by_code(states, c), v); }
std::string_view chinese(E v) { return chinese_in(events, v); }
std::span<const SupervisionRow> supervision_table() { return table; }

Result<SupervisionRow> step(S from, E on) {
  const auto row = std::ranges::find_if(table, [&](const SupervisionRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  std::string possible;
  for (const SupervisionRow& r : table)
    if (r.from == from) possible += (possible.empty() ? "目前可以：" : "、") + std::string(chinese(r.on));
  return Error{ErrorCode::conflict,
               "监督通知书当前状态为“" + std::string(chinese(from)) + "”，不能" + std::string(chinese(on)) + "；" +
                   (possible.empty() ? "该件已经了结" : possible),
               {},
               {},
               "投诉-14"};
}

bool rectified_in_time(const SupervisionNotice& notice) {
  return notice.rectified_at && notice.due_on && in_time(*notice.rectified_at, end_of(*notice.due_on));
}

}  // namespace zq
