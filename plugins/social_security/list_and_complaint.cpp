#include "social_security/list_and_complaint.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "zq/dates.hpp"

namespace social_security {
namespace {

using zq::ComplaintStatus;

constexpr std::array<std::pair<std::string_view, ComplaintStatus>, 5> statuses{{{"01", ComplaintStatus::received},
                                                                                {"02", ComplaintStatus::accepted},
                                                                                {"03", ComplaintStatus::handling},
                                                                                {"04", ComplaintStatus::closed},
                                                                                {"05", ComplaintStatus::rejected}}};

bool read_number(std::string_view text, std::size_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 && number < 1000000;
}

}  // namespace

zq::ListRow list_row(const Row& row) {
  zq::ListRow out;
  out.code = row.text("QDBM");
  out.matter = row.text("SXMC");
  out.proof = row.text("CLMC");
  out.issuer = row.text("CJDW");
  out.basis = row.text("SDYJ");
  out.method = row.text("TDFS");
  out.kind = row.text("BJLX");
  out.since = zq::read_date(row.text("SXRQ")).iso_day();
  out.until = zq::read_date(row.text("ZFRQ")).iso_day();
  return out;
}

ListPosition read_position(std::string_view cursor, std::uint32_t limit) {
  ListPosition position;
  position.size = std::clamp<std::size_t>(limit, 1, 100);  // the system's own limit is 100
  if (cursor.empty()) return position;
  const std::size_t colon = cursor.find(':');
  if (colon == std::string_view::npos || !read_number(cursor.substr(0, colon), position.page) ||
      !read_number(cursor.substr(colon + 1), position.size) || position.size > limit) {
    throw zq::Failure(ZQ_E_INVALID, "清单的翻页标记无效：应为本适配器给出的标记，且每页行数不小于首页");
  }
  return position;
}

std::string next_position(const ListPosition& position, std::size_t total) {
  if (position.page * position.size >= total) return {};
  return std::to_string(position.page + 1) + ":" + std::to_string(position.size);
}

void require_whole_page(const ListPosition& position, const Answer& answer) {
  const std::size_t before = (position.page - 1) * position.size;
  const std::size_t expected = std::min(position.size, answer.total - std::min(before, answer.total));
  if (answer.rows.size() == expected) return;
  throw zq::Failure(ZQ_E_BAD_DATA, "社保系统的清单第 " + std::to_string(position.page) + " 页应有 " +
                                       std::to_string(expected) + " 行（共 " + std::to_string(answer.total) +
                                       " 行），实有 " + std::to_string(answer.rows.size()) + " 行：不予采用");
}

zq::ComplaintState complaint_state(const Row& row) {
  zq::ComplaintState state;
  state.receipt = row.text("TSBH");
  if (state.receipt.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "社保系统没有给出投诉编号 TSBH");
  for (const auto& [code, status] : statuses) {
    if (code == row.text("SLZT")) state.status = status;
  }
  state.status_text = row.text("SLZTMC");
  state.handler = row.text("CLR");
  state.result = row.text("CLJG");
  state.updated_at = zq::moment_of(row.text("GXSJ"));
  return state;
}

std::vector<std::pair<std::string, std::string>> complaint_arguments(const zq::Record& complaint,
                                                                     std::string_view key) {
  constexpr std::array<std::pair<const char*, const char*>, 8> names{{{"bt", "subject"},
                                                                      {"nr", "content"},
                                                                      {"tsr", "complainant"},
                                                                      {"lxdh", "phone"},
                                                                      {"btsdw", "against"},
                                                                      {"sxmc", "matter"},
                                                                      {"clmc", "proof"},
                                                                      {"tsrq", "filed_on"}}};
  complaint.require("content");
  std::vector<std::pair<std::string, std::string>> arguments{{"wbbh", std::string(key)}};
  for (const auto& [theirs, ours] : names) arguments.emplace_back(theirs, std::string(complaint.text(ours)));
  return arguments;
}

}  // namespace social_security
