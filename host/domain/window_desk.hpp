// What else the service window does (专窗): every action as a row of ledger L-08, difficult matters, the guidance the
// district window gives all windows, and where the windows are. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "domain/visibility.hpp"

namespace zq {

enum class WindowAction {
  consultation,  // 咨询
  intake,        // 收件
  guidance,      // 一次性告知
  routing,       // 转出具单位
  handover,      // 转交其他专窗
  tracking,      // 跟踪
  reclassified,  // 改为现场核实
  sent_back,     // 出具单位退回
  issued,        // 已出具
  refused,       // 不予出具
  delivered,     // 送达
  closed,        // 办结
  difficult,     // 疑难事项
  note           // 业务指导
};
std::string_view code(WindowAction);
std::string_view chinese(WindowAction);
bool from_code(std::string_view, WindowAction&);

struct WindowRecord {
  std::string id{};  // "ZJ20261126-…"
  WindowAction action = WindowAction::consultation;
  std::string window{};   // id of its unit
  std::string subject{};  // id of the request, difficult matter or note; empty: none
  std::string matter{};   // what it is about: material, topic
  std::string content{};  // what was asked or told; no person's data
  std::string to_unit{};  // whom it was passed to; empty: nobody
  std::string result{};   // `substantive`: of a department
  bool substantive = false;
  std::string assistant{};               // 证明助理, or who acted elsewhere
  std::string window_name{}, to_name{};  // Chinese, as they were called then
  Instant at{};
  int version = 0;
};

// The joint office sees all, the centre and the window itself what is no department's result (专窗-5(3)b).
Sight sight_of_record(const Viewer&, const WindowRecord&);

enum class DifficultState { open, coordinating, resolved };
enum class DifficultEvent { coordinate, resolve };
struct DifficultRow {
  DifficultState from;
  DifficultEvent on;
  DifficultState to;
};
std::span<const DifficultRow> difficult_table();
Result<DifficultRow> step(DifficultState from, DifficultEvent on);
std::string_view code(DifficultState);
std::string_view chinese(DifficultState);
bool from_code(std::string_view, DifficultState&);

struct DifficultOpinion {
  std::string unit, text, by;
  Instant at{};
};
struct DifficultCase {  // 专窗-4(3): by the mechanism for difficult matters of 最多跑一次
  std::string id;       // "YN20261126-…"
  std::string window;
  std::string request;  // id of the request it comes from; empty: none
  std::string matter, facts;
  Private person, contact;
  std::vector<std::string> units;  // that take part
  std::vector<DifficultOpinion> opinions;
  DifficultState state = DifficultState::open;
  std::string opened_by, result, resolved_by;
  Instant opened_at{};
  std::optional<Instant> resolved_at;
  int version = 0;
};

struct GuidanceNote {  // 专窗-4(2)a: for all windows
  std::string id;      // "YZ20261126-…"
  std::string window, title, text, by;
  Instant at{};
  int version = 0;
};

struct WindowPlace {                             // 规定-15.1a
  std::string unit;                              // id: the service centre, a town or a street
  std::string place, hours, phone, responsible;  // `responsible`: a post
  std::string recorded_by;
  Instant recorded_at{};
  int version = 0;
};

}  // namespace zq
