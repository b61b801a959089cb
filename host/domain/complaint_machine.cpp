// The machine of complaints: every row of it.
#include <algorithm>
#include <array>

#include "domain/complaint.hpp"
#include "domain/words.hpp"

namespace zq {
namespace {

using S = ComplaintState;
using E = ComplaintEvent;
constexpr std::array table{
    ComplaintRow{S::lead, E::close, S::closed},
    ComplaintRow{S::received, E::enrol, S::registered},
    ComplaintRow{S::received, E::take_over, S::received},
    ComplaintRow{S::received, E::terminate, S::terminated},
    ComplaintRow{S::incomplete, E::complete, S::received},
    ComplaintRow{S::incomplete, E::reject, S::rejected},
    ComplaintRow{S::incomplete, E::take_over, S::incomplete},
    ComplaintRow{S::incomplete, E::terminate, S::terminated},
    ComplaintRow{S::registered, E::complete, S::registered},
    ComplaintRow{S::registered, E::accept, S::accepted},
    ComplaintRow{S::registered, E::reject, S::rejected},
    ComplaintRow{S::registered, E::redirect, S::not_competent},
    ComplaintRow{S::registered, E::hand_over, S::received},
    ComplaintRow{S::registered, E::take_over, S::registered},
    ComplaintRow{S::registered, E::terminate, S::terminated},
    ComplaintRow{S::accepted, E::assign, S::handling},
    ComplaintRow{S::accepted, E::take_over, S::accepted},
    ComplaintRow{S::accepted, E::terminate, S::terminated},
    ComplaintRow{S::handling, E::assign, S::handling},
    ComplaintRow{S::handling, E::suspend, S::suspended},
    ComplaintRow{S::handling, E::take_over, S::accepted},
    ComplaintRow{S::handling, E::decide, S::decided},
    ComplaintRow{S::handling, E::terminate, S::terminated},
    ComplaintRow{S::suspended, E::resume, S::handling},
    ComplaintRow{S::suspended, E::terminate, S::terminated},
    ComplaintRow{S::decided, E::inform, S::informed},
    ComplaintRow{S::informed, E::close, S::closed},
};
constexpr std::array events{
    Word<E>{E::complete, "complete", "补正"},
    Word<E>{E::enrol, "enrol", "登记"},
    Word<E>{E::accept, "accept", "受理"},
    Word<E>{E::reject, "reject", "不予受理"},
    Word<E>{E::redirect, "redirect", "告知有权管理的部门"},
    Word<E>{E::hand_over, "hand_over", "转送"},
    Word<E>{E::take_over, "take_over", "由联席会议办公室接办"},
    Word<E>{E::assign, "assign", "确定办理人"},
    Word<E>{E::suspend, "suspend", "因回避申请中止"},
    Word<E>{E::resume, "resume", "恢复办理"},
    Word<E>{E::decide, "decide", "作出处理决定"},
    Word<E>{E::inform, "inform", "告知处理结果"},
    Word<E>{E::close, "close", "办结"},
    Word<E>{E::terminate, "terminate", "终止"},
};

std::string possible_from(S from) {
  std::string all;
  for (const ComplaintRow& row : table)
    if (row.from == from) all += (all.empty() ? "" : "、") + std::string(chinese(row.on));
  return all.empty() ? "该件已经了结" : "目前可以：" + all;
}

}  // namespace

std::span<const ComplaintRow> complaint_table() { return table; }
std::string_view chinese(ComplaintEvent event) { return chinese_in(events, event); }

Result<ComplaintRow> step(ComplaintState from, ComplaintEvent on) {
  const auto row = std::ranges::find_if(table, [&](const ComplaintRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict, "投诉举报当前状态为“" + std::string(chinese(from)) + "”，不能" +
                                        std::string(chinese(on)) + "；" + possible_from(from)};
}

bool is_over(ComplaintState state) {
  return std::ranges::none_of(table, [&](const ComplaintRow& row) { return row.from == state; });
}

}  // namespace zq
