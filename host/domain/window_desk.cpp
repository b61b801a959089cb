#include "domain/window_desk.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using A = WindowAction;
using S = DifficultState;
using E = DifficultEvent;
constexpr std::array actions{
    Word<A>{A::consultation, "consultation", "咨询"},
    Word<A>{A::intake, "intake", "收件"},
    Word<A>{A::guidance, "guidance", "一次性告知"},
    Word<A>{A::routing, "routing", "转出具单位"},
    Word<A>{A::handover, "handover", "转交其他专窗"},
    Word<A>{A::tracking, "tracking", "跟踪"},
    Word<A>{A::reclassified, "reclassified", "改为现场核实"},
    Word<A>{A::sent_back, "sent_back", "出具单位退回"},
    Word<A>{A::issued, "issued", "已出具"},
    Word<A>{A::refused, "refused", "不予出具"},
    Word<A>{A::delivered, "delivered", "送达"},
    Word<A>{A::closed, "closed", "办结"},
    Word<A>{A::difficult, "difficult", "疑难事项"},
    Word<A>{A::note, "note", "业务指导"},
};
constexpr std::array table{
    DifficultRow{S::open, E::coordinate, S::coordinating},
    DifficultRow{S::coordinating, E::coordinate, S::coordinating},
    DifficultRow{S::coordinating, E::resolve, S::resolved},
};
constexpr std::array states{
    Word<S>{S::open, "open", "待协调"},
    Word<S>{S::coordinating, "coordinating", "协调中"},
    Word<S>{S::resolved, "resolved", "已办结"},
};

}  // namespace

std::string_view code(WindowAction v) { return code_in(actions, v); }
std::string_view chinese(WindowAction v) { return chinese_in(actions, v); }
bool from_code(std::string_view c, WindowAction& v) { return take(by_code(actions, c), v); }

Sight sight_of_record(const Viewer& viewer, const WindowRecord& record) {
  if (viewer.roles.has(Role::joint_office)) return Sight::substance;
  const bool own = viewer.roles.has(Role::assistant) && !viewer.unit.empty() && viewer.unit == record.window;
  if (!own && !viewer.roles.has(Role::service_centre)) return Sight::none;
  return record.substantive ? Sight::procedure : Sight::substance;
}

std::span<const DifficultRow> difficult_table() { return table; }

Result<DifficultRow> step(DifficultState from, DifficultEvent on) {
  const auto row = std::ranges::find_if(table, [&](const DifficultRow& r) { return r.from == from && r.on == on; });
  if (row != table.end()) return *row;
  return Error{ErrorCode::conflict,
               from == S::open ? "疑难事项尚未协调，应先明确参加协调的单位" : "疑难事项已办结，不能再作处理",
               {},
               {},
               "专窗-4(3)"};
}

std::string_view code(DifficultState v) { return code_in(states, v); }
std::string_view chinese(DifficultState v) { return chinese_in(states, v); }
bool from_code(std::string_view c, DifficultState& v) { return take(by_code(states, c), v); }

}  // namespace zq
