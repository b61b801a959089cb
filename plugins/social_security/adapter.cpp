// The adapter of the social insurance office (社保): a SOAP service in GB2312 that answers with rows. Here is only the
// way to the rows; what they mean is decided in insured.cpp, payments.cpp, pension.cpp, employment.cpp.
#include "zq/adapter.hpp"

#include "social_security/checks.hpp"
#include "social_security/list_and_complaint.hpp"
#include "social_security/service.hpp"
#include "zq/page_number.hpp"
#include "zq/word_table.hpp"

namespace social_security {
namespace {

constexpr std::size_t page_rows_max = 100;  // the system's own limit

std::set<std::string> codes_of(const zq::Settings& settings, const char* key, const char* fallback) {
  return read_codes(key, settings.text_or(key, fallback));
}

class SocialSecurity : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 16;
  static constexpr bool idempotent_submit = true;

  void start(zq::Call& call) override {
    const zq::Settings settings = call.settings();
    service_ = Service(call);
    codes_.insurance_types =
        read_pairs("insurance_codes", settings.text_or("insurance_codes", default_insurance_types));
    codes_.paying = codes_of(settings, "paying_codes", "1");
    codes_.not_paying = codes_of(settings, "not_paying_codes", "2,3");
    codes_.paid = codes_of(settings, "pension_paid_codes", "1");
    codes_.suspended = codes_of(settings, "pension_suspended_codes", "2");
    codes_.ended = codes_of(settings, "pension_ended_codes", "3");
    words_ =
        zq::ComplaintWords("complaint_statuses", settings.text_or("complaint_statuses", default_complaint_statuses));
  }

  void health(zq::Call& call) override { service_.ask(call, "getServerTime", {}); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check == "insurance.insured") return check_insured(declared, rows(call, "queryInsured", declared), codes_);
    if (check == "insurance.payments") return check_payments(declared, payment_rows(call, declared), codes_);
    if (check == "insurance.pension") return check_pension(declared, rows(call, "queryPension", declared), codes_);
    if (check == "employment.terminated") {
      return check_employment(declared, rows(call, "queryEmployment", declared), call.today());
    }
    throw zq::unknown_check(check);
  }

  zq::ListPage list(zq::Call& call, const zq::Record&, std::string_view cursor, std::uint32_t limit) override {
    const zq::PageNumber number = zq::PageNumber::of(cursor, limit, page_rows_max);
    const Answer answer = service_.ask(
        call, "queryProofList", {{"pageno", std::to_string(number.page)}, {"pagesize", std::to_string(number.size)}});
    number.require_whole(answer.rows.size(), answer.total);
    zq::ListPage page;
    for (const Row& row : answer.rows) page.rows.push_back(list_row(row));
    page.next = number.next(answer.total);
    return page;
  }

  zq::ComplaintState submit(zq::Call& call, const zq::Record& complaint, std::string_view key) override {
    return the_complaint(service_.ask(call, "submitComplaint", complaint_arguments(complaint, key)), ZQ_E_BAD_DATA);
  }

  zq::ComplaintState complaint_status(zq::Call& call, std::string_view receipt) override {
    return the_complaint(service_.ask(call, "queryComplaint", {{"tsbh", std::string(receipt)}}), ZQ_E_NOT_FOUND);
  }

 private:
  static std::string number_of(const zq::Declared& declared) {
    declared.require("name");
    return zq::normalise_identity(declared.require("id_number"));
  }

  Rows rows(zq::Call& call, const char* operation, const zq::Declared& declared) const {
    return service_.ask(call, operation, {{"aac002", number_of(declared)}}).rows;
  }

  // One question per local code of the insurance type.
  Rows payment_rows(zq::Call& call, const zq::Declared& declared) const {
    const Months months = read_months(declared);
    Rows all;
    for (const std::string& local : codes_.local_types(read_type(declared, codes_))) {
      const Answer answer = service_.ask(call, "queryPayments",
                                         {{"aac002", number_of(declared)},
                                          {"aae140", local},
                                          {"ksny", std::to_string(months.from)},
                                          {"jsny", std::to_string(months.until)}});
      all.insert(all.end(), answer.rows.begin(), answer.rows.end());
    }
    return all;
  }

  zq::ComplaintState the_complaint(const Answer& answer, zq_status when_none) const {
    return complaint_state(zq::the_only(answer.rows, when_none, "投诉编号"), words_);
  }

  Service service_;
  Codes codes_;
  zq::ComplaintWords words_ = agreed_words();
};

}  // namespace
}  // namespace social_security

ZQ_ADAPTER(social_security::SocialSecurity, "cn.jiaojiang.social_security", "椒江区社会保险事业中心", "Zhengqiao",
           "1.0.0");
