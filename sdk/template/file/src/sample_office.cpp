// The adapter of 示例部门: the way to the lines of its daily files. What they mean is decided in mapping.cpp.
#include "mapping.hpp"
#include "zq/adapter.hpp"
#include "zq/daily_files.hpp"
#include "zq/files.hpp"
#include "zq/identity.hpp"
#include "zq/text.hpp"

namespace sample_office {
namespace {

zq::ListRow list_row(const zq::DropRecord& record) {
  zq::ListRow out;
  out.code = record.text("code");
  out.matter = record.text("matter");
  out.proof = record.text("proof");
  out.since = zq::read_date(record.text("since")).iso_day();
  return out;
}

class SampleOffice : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 8;  // nothing is written after start(): no locks needed

  void start(zq::Call& call) override {
    folder_ = call.settings().require("folder");
    age_days_ = static_cast<int>(call.settings().integer_or("age_days", 2, 0, 365));
  }

  void health(zq::Call& call) override { newest(call, "DJB_"); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check != "record.current") throw zq::unknown_check(check);
    const std::string number = zq::normalise_identity(declared.require("id_number"));
    const zq::WholeFile file = newest(call, "DJB_");
    if (zq::read_date(file.day).iso_day() < call.day_after(-age_days_))
      throw zq::Failure(ZQ_E_UNAVAILABLE, "登记文件太旧：最新的是 " + file.day + "，请检查每日导出");
    std::vector<RegisterRow> rows;
    for (const zq::DropRecord& line : read(call, file, {"number", "name", "status", "registered_on"})) {
      if (!line.ok) throw zq::Failure(ZQ_E_BAD_DATA, line.fault);  // it may be the line we look for
      if (zq::normalise_identity(line.text("number")) != number) continue;
      rows.push_back(
          {std::string(line.text("name")), std::string(line.text("status")), std::string(line.text("registered_on"))});
    }
    return check_record(declared, rows);
  }

  zq::ListPage list(zq::Call& call, const zq::Record&, std::string_view cursor, std::uint32_t limit) override {
    const zq::WholeFile file = newest(call, "QD_");
    return zq::file_page(file, read(call, file, {"code", "matter", "proof", "since"}), cursor, limit, list_row);
  }

 private:
  zq::WholeFile newest(const zq::Call& call, const char* prefix) const {
    if (auto file = zq::newest_daily_file(folder_, prefix, call.day_after(1))) return *std::move(file);
    throw zq::Failure(ZQ_E_UNAVAILABLE, std::string("目录中没有写完整的 ") + prefix + "YYYYMMDD.txt：请检查每日导出");
  }
  static std::vector<zq::DropRecord> read(const zq::Call& call, const zq::WholeFile& file,
                                          std::vector<std::string> names) {
    return zq::records_of(file, zq::Delimited('|', std::move(names), true), zq::Charset(call.host(), "GBK"));
  }

  std::string folder_;
  int age_days_ = 2;
};

}  // namespace
}  // namespace sample_office

ZQ_ADAPTER(sample_office::SampleOffice, "cn.example.sample_office", "示例部门", "Example Ltd", "1.0.0");
