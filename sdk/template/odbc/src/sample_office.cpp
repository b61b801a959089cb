// The adapter of 示例部门: the way to the rows of its database. What they mean is decided in mapping.cpp.
#include "mapping.hpp"
#include "zq/adapter.hpp"
#include "zq/database.hpp"
#include "zq/dates.hpp"
#include "zq/identity.hpp"

namespace sample_office {
namespace {

constexpr const char* source = "main";  // the name of <database> in the department's config

zq::ListRow list_row(const zq::Row& row) {
  zq::ListRow out;
  out.code = row.trimmed(1);
  out.matter = row.trimmed(2);
  out.proof = row.trimmed(3);
  out.since = zq::read_date(row.trimmed(4)).iso_day();
  return out;
}

class SampleOffice : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 8;  // nothing is written after start(): no locks needed

  void health(zq::Call& call) override { zq::Database(call, source).query("SELECT COUNT(*) FROM QD").next(); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check != "record.current") throw zq::unknown_check(check);
    const std::string number = zq::normalise_identity(declared.require("id_number"));
    zq::Database db(call, source);
    return check_record(
        declared,
        db.query("SELECT XM, ZT, DJRQ FROM DJB WHERE SFZH = ? ORDER BY DJRQ DESC", number).all([](const zq::Row& row) {
          return RegisterRow{row.trimmed(1), row.trimmed(2), row.trimmed(3)};
        }));
  }

  zq::ListPage list(zq::Call& call, const zq::Record&, std::string_view cursor, std::uint32_t limit) override {
    zq::Database db(call, source);
    return zq::key_page(
        db.query("SELECT BM, SXMC, ZMMC, QYRQ FROM QD WHERE BM > ? ORDER BY BM LIMIT ?", cursor, limit + 1LL), limit,
        list_row);
  }
};

}  // namespace
}  // namespace sample_office

ZQ_ADAPTER(sample_office::SampleOffice, "cn.example.sample_office", "示例部门", "Example Ltd", "1.0.0");
