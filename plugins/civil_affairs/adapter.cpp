// The adapter of the civil affairs bureau (民政局): marriages, subsistence allowance, cremations, its own list and its
// complaint table, all in one relational database with GBK text. The way to the rows is in look_ups.cpp; what they mean
// is decided in marriage*.cpp, allowance.cpp, cremation.cpp and complaint.cpp.
#include "zq/adapter.hpp"

#include <algorithm>
#include <charconv>

#include "civil_affairs/allowance.hpp"
#include "civil_affairs/complaint.hpp"
#include "civil_affairs/cremation.hpp"
#include "civil_affairs/fit.hpp"
#include "civil_affairs/look_ups.hpp"
#include "civil_affairs/marriage.hpp"
#include "civil_affairs/statements.hpp"
#include "zq/database.hpp"
#include "zq/dates.hpp"
#include "zq/text.hpp"

namespace civil_affairs {
namespace {

constexpr const char* source = "main";

zq::ListRow list_row(const zq::Row& row) {
  zq::ListRow out;
  out.code = row.trimmed(1);
  out.matter = row.trimmed(2);
  out.proof = row.trimmed(3);
  out.issuer = row.trimmed(4);
  out.basis = row.trimmed(5);
  out.method = row.trimmed(6);
  out.kind = row.trimmed(7);
  out.since = zq::read_date(row.trimmed(8)).iso_day();
  out.until = zq::read_date(row.trimmed(9)).iso_day();
  return out;
}

zq::ComplaintState complaint_state(const zq::Row& row, const zq::ComplaintWords& words) {
  zq::ComplaintState out;
  out.receipt = row.trimmed(1);
  out.status_text = row.trimmed(2);
  out.status = words.meaning(out.status_text);
  out.handler = row.trimmed(3);
  out.result = row.trimmed(4);
  out.updated_at = zq::moment_of(row.trimmed(5));
  return out;
}

bool is_known(std::string_view check) {
  constexpr std::string_view checks[] = {"marriage.status", "marriage.registration", "allowance.family",
                                         "cremation.record"};
  return std::find(std::begin(checks), std::end(checks), check) != std::end(checks);
}

class CivilAffairs : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 16;
  static constexpr bool idempotent_submit = true;

  void start(zq::Call& call) override {
    words_ = zq::ComplaintWords("complaint_statuses",
                                call.settings().text_or("complaint_statuses", default_complaint_statuses));
  }

  void health(zq::Call& call) override { zq::Database(call, source).query(probe, "").next(); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (!is_known(check)) throw zq::unknown_check(check);
    const std::string_view number = declared.require(check == "cremation.record" ? "deceased_id_number" : "id_number");
    zq::Database db(call, source);
    if (check == "marriage.status") {
      MarriageHistory history = read_history(marriage_rows_of(db, number));
      if (needs_cremation(declared, history)) history.spouse_cremated = is_cremated(db, history.registration);
      return check_status(declared, history);
    }
    if (check == "marriage.registration")
      return check_registration(declared, read_history(marriage_rows_of(db, number)));
    if (check == "allowance.family") return check_allowance(declared, allowance_rows_of(db, number));
    return check_cremation(declared, cremation_rows_of(db, number));
  }

  zq::ListPage list(zq::Call& call, const zq::Record&, std::string_view cursor, std::uint32_t limit) override {
    zq::Database db(call, source);
    return zq::key_page(db.query(list_page, cursor, limit + 1LL), limit, list_row);
  }

  zq::ComplaintState submit(zq::Call& call, const zq::Record& complaint, std::string_view key) override {
    zq::Database db(call, source);
    if (auto known = complaint_with(db, complaint_by_key, key)) return *known;
    try {
      file(call, db, complaint, key);
    } catch (const zq::Failure&) {
      if (auto known = filed_meanwhile(db, key)) return *known;
      throw;
    }
    if (auto filed = complaint_with(db, complaint_by_key, key)) return *filed;
    throw zq::Failure(ZQ_E_OUTCOME_UNKNOWN, "举报已写入 TS_JUBAO，但按外部流水号读不回来");
  }

  zq::ComplaintState complaint_status(zq::Call& call, std::string_view receipt) override {
    std::int64_t number = 0;
    const auto end = receipt.data() + receipt.size();
    const auto read = std::from_chars(receipt.data(), end, number);
    zq::Database db(call, source);
    if (read.ec == std::errc() && read.ptr == end)
      if (auto state = complaint_with(db, complaint_by_receipt, number)) return *state;
    throw zq::Failure(ZQ_E_NOT_FOUND, "TS_JUBAO 中没有这个举报编号");
  }

 private:
  template <class Value>
  std::optional<zq::ComplaintState> complaint_with(zq::Database& db, std::string_view sql, const Value& value) const {
    return db.query(sql, value).first([this](const zq::Row& row) { return complaint_state(row, words_); });
  }

  // The same key may arrive twice at once; then the unique column lets one in, and the other finds it here. Whatever
  // goes wrong in looking must not hide why filing failed.
  std::optional<zq::ComplaintState> filed_meanwhile(zq::Database& db, std::string_view key) const {
    try {
      return complaint_with(db, complaint_by_key, key);
    } catch (const zq::Failure&) {
      return std::nullopt;
    }
  }

  static void file(zq::Call& call, zq::Database& db, const zq::Record& complaint, std::string_view key) {
    const zq::Charset gbk(call, "GBK");
    const auto text = [&](const char* field, std::size_t bytes) {
      std::string value = with_visible(complaint.text(field), [&](std::string_view part, std::size_t* bad) {
        return gbk.try_encode(part, bad).has_value();
      });
      return fit(std::move(value), bytes);
    };
    db.execute(file_complaint, key, text("no", 64), text("subject", 200), text("content", no_limit),
               text("complainant", 100), text("phone", 40), text("against", 200), text("matter", 200),
               text("proof", 200), legacy_day(complaint.text("filed_on")), "待受理", legacy_time(call.now()));
  }

  zq::ComplaintWords words_ = agreed_words();
};

}  // namespace
}  // namespace civil_affairs

ZQ_ADAPTER(civil_affairs::CivilAffairs, "cn.jiaojiang.civil_affairs", "椒江区民政局", "Zhengqiao", "1.0.0");
