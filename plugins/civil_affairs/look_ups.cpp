#include "civil_affairs/look_ups.hpp"

#include "civil_affairs/numbers.hpp"
#include "civil_affairs/statements.hpp"
#include "zq/dates.hpp"
#include "zq/identity.hpp"
#include "zq/names.hpp"

namespace civil_affairs {
namespace {

std::string date_of(const zq::Row& row, std::uint32_t column) { return zq::read_date(row.trimmed(column)).iso(); }

MarriageRow marriage_row(const zq::Row& row) {
  MarriageRow out;
  out.act = read_act(row.trimmed(1));
  out.certificate = row.trimmed(2);
  out.old_certificate = row.trimmed(3);
  out.date = date_of(row, 4);
  out.own_name = row.trimmed(5);
  out.spouse_name = row.trimmed(6);
  out.spouse_number = zq::normalise_identity(row.text(7));
  return out;
}

AllowanceRow allowance_row(const zq::Row& row) {
  AllowanceRow out;
  out.month = row.trimmed(1);
  out.newest_month = row.trimmed(2);
  out.household_no = row.trimmed(3);
  out.own_name = row.trimmed(4);
  out.kind = row.trimmed(5);
  out.valid = read_valid(row.trimmed(6));
  return out;
}

// That a person is missing says something only where others are listed.
void require_snapshots(zq::Database& db) {
  auto rows = db.query(newest_allowance_month);
  const auto row = rows.next();
  if (row && !row->is_null(1)) return;
  throw zq::Failure(ZQ_E_BAD_DATA, "低保家庭表 DIBAO_JT 应有至少一个月的数据，实为空表：请检查该系统的月度抽取");
}

}  // namespace

std::vector<MarriageRow> marriage_rows_of(zq::Database& db, std::string_view number) {
  const auto [a, b, c] = stored_forms(number);
  return db.query(marriage_rows, a, b, c, a, b, c).all(marriage_row);
}

std::vector<AllowanceRow> allowance_rows_of(zq::Database& db, std::string_view number) {
  const auto [a, b, c] = stored_forms(number);
  std::vector<AllowanceRow> rows = db.query(allowance_rows, a, b, c).all(allowance_row);
  if (rows.empty()) require_snapshots(db);
  return rows;
}

std::vector<CremationRow> cremation_rows_of(zq::Database& db, std::string_view number) {
  const auto [a, b, c] = stored_forms(number);
  return db.query(cremation_rows, a, b, c).all([](const zq::Row& row) {
    return CremationRow{row.trimmed(1), date_of(row, 2)};
  });
}

bool is_cremated(zq::Database& db, const MarriageRow& registration) {
  for (const CremationRow& row : cremation_rows_of(db, registration.spouse_number)) {
    if (zq::compare_names(registration.spouse_name, row.name).verdict != zq::NameVerdict::different) return true;
  }
  return false;
}

}  // namespace civil_affairs
