// Notice (通知): what somebody is told, at once, in the same transaction as the act it tells of (requirements F). Pure.
#pragma once
#include <optional>
#include <string>

#include "domain/types.hpp"

namespace zq {

struct Notice {
  std::string id;       // "TZ20261123-…"
  std::string to;       // unit: id of a department or street, "joint_office", or a caller's id
  std::string event;    // "letter.sent", "letter.due_soon", "letter.overdue" ...
  std::string subject;  // id of the letter, task, commitment ... it is about
  CaseId case_id;
  std::string text;  // Chinese sentence, no personal data
  Instant at{};
  std::string read_by{};  // empty: unread
  std::optional<Instant> read_at{};
  int version = 0;
};

inline constexpr std::string_view joint_office_unit = "joint_office";
inline constexpr std::string_view justice_unit = "justice";            // whoever has that role
inline constexpr std::string_view tech_support_unit = "tech_support";  // likewise

}  // namespace zq
