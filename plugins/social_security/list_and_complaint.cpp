#include "social_security/list_and_complaint.hpp"

#include <array>

#include "zq/dates.hpp"

namespace social_security {

const zq::ComplaintWords& agreed_words() {
  static const zq::ComplaintWords words("complaint_statuses", default_complaint_statuses);
  return words;
}

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

zq::ComplaintState complaint_state(const Row& row, const zq::ComplaintWords& words) {
  zq::ComplaintState state;
  state.receipt = row.text("TSBH");
  if (state.receipt.empty()) throw zq::Failure(ZQ_E_BAD_DATA, "社保系统没有给出投诉编号 TSBH");
  state.status = words.meaning(row.text("SLZT"));
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
