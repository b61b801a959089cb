// The adapter of the public security bureau (公安), two ways at once: a check over SOAP in the nciicCheck style, and a
// file ferry across the gap that answers minutes later. Here is only the way to the facts; what they mean is decided in
// checks.cpp, ferry_checks.cpp and cancellations.cpp.
#include "zq/adapter.hpp"

#include <optional>

#include "public_security/cancellations.hpp"
#include "public_security/check_service.hpp"
#include "public_security/checks.hpp"
#include "public_security/daily_files.hpp"
#include "public_security/ferry.hpp"
#include "public_security/ferry_checks.hpp"
#include "public_security/list_and_complaint.hpp"
#include "zq/ferry_watcher.hpp"

namespace public_security {
namespace {

class PublicSecurity : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 16;
  static constexpr bool idempotent_submit = true;

  void start(zq::Call& call) override {
    const zq::Settings settings = call.settings();
    service_ = CheckService(settings);
    call.host().with_secret("licence", [](std::string_view) {});  // is it there?
    user_code_ = settings.require("user_code");
    area_code_ = settings.text_or("area_code", "331002");
    words_ =
        zq::ComplaintWords("complaint_statuses", settings.text_or("complaint_statuses", default_complaint_statuses));
    alive_needs_identity_ = settings.flag_or("alive_needs_identity", true);
    poll_after_ = std::chrono::milliseconds(settings.integer_or("poll_after_ms", 2000, 10, 86400000));
    ferry_.emplace(settings);
    daily_files_.emplace(ferry_->in(), settings);
    const auto watch = std::chrono::milliseconds(settings.integer_or("watch_ms", 500, 0, 3600000));
    if (watch.count() > 0) watcher_.emplace(call.host(), *ferry_, watch);
  }

  void stop(zq::Call&) override { watcher_.reset(); }

  void health(zq::Call& call) override {
    ferry_->check();
    service_.ask(call, "nciicGetCondition", {});
  }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check == "identity.match") return identity(call, declared);
    if (check == "household.registration") {
      return check_household(declared, ask(call, declared, true), fits_gbk(call, declared));
    }
    if (check == "person.alive") return alive(call, declared);
    const std::string business = business_of(check);
    if (business.empty()) throw zq::unknown_check(check);
    return zq::Verification::pending(send(*ferry_, call, business, declared), poll_after_);
  }

  zq::Verification poll(zq::Call& call, std::string_view token) override {
    const Exchange exchange = look(*ferry_, call, token);
    if (exchange.replies.empty()) return zq::Verification::not_yet(poll_after_);
    zq::RecordWriter declared;
    for (const auto& [name, value] : exchange.declared) declared.text(name, value);
    const zq_record record = declared.record();
    return judge_replies(exchange.business, zq::Declared(&record), exchange.replies);
  }

  zq::ListPage list(zq::Call& call, const zq::Record&, std::string_view cursor, std::uint32_t limit) override {
    return list_page(daily_files_->newest_list(call), zq::Charset(call, "GBK"), cursor, limit);
  }

  zq::ComplaintState submit(zq::Call& call, const zq::Record& complaint, std::string_view key) override {
    zq::SoapArguments asked;
    for (std::uint32_t i = 0; i < complaint.count(); ++i) {
      const std::string name(zq::to_view(complaint.field(i).name));
      asked.emplace_back(name, std::string(complaint.text(name)));
    }
    return complaint_state(service_.ask(call, "submitTsjb", complaint_xml(complaint, key), asked), ZQ_E_BAD_DATA,
                           words_);
  }

  zq::ComplaintState complaint_status(zq::Call& call, std::string_view receipt) override {
    return complaint_state(service_.ask(call, "queryTsjb", complaint_query_xml(receipt)), ZQ_E_NOT_FOUND, words_);
  }

 private:
  CheckRows ask(zq::Call& call, const zq::Declared& declared, bool with_register) const {
    const Asker asker{user_code_, area_code_, std::string(call.matter())};
    const zq::SoapArguments asked{{"GMSFHM", std::string(declared.text("id_number"))},
                                  {"XM", std::string(declared.text("name"))},
                                  {"ZZ", std::string(declared.text("address"))}};
    return service_.ask(call, "nciicCheck", condition_xml(asker, declared, with_register), asked);
  }

  static bool fits_gbk(zq::Call& call, const zq::Declared& declared) {
    return zq::Charset(call, "GBK").try_encode(declared.text("name")).has_value();
  }

  zq::Verification identity(zq::Call& call, const zq::Declared& declared) const {
    return check_identity(declared, ask(call, declared, false), fits_gbk(call, declared));
  }

  // That nobody struck a person out says nothing about a person the register has never known.
  zq::Verification alive(zq::Call& call, const zq::Declared& declared) {
    read_alive(declared);
    declared.require("name");
    const auto cancellations = daily_files_->cancellations(call);
    const std::vector<Cancellation> found = cancellations->find(declared.require("id_number"));
    if (!found.empty()) return judge_cancelled(declared, found);
    zq::Verification person = alive_needs_identity_ ? identity(call, declared) : zq::Verification();
    return judge_not_cancelled(declared, std::move(person), cancellations->day());
  }

  CheckService service_;
  std::string user_code_, area_code_;
  bool alive_needs_identity_ = true;
  zq::ComplaintWords words_ = agreed_words();
  std::chrono::milliseconds poll_after_{2000};
  std::optional<zq::Ferry> ferry_;
  std::optional<DailyFiles> daily_files_;
  std::optional<zq::FerryWatcher> watcher_;
};

}  // namespace
}  // namespace public_security

ZQ_ADAPTER(public_security::PublicSecurity, "cn.jiaojiang.public_security", "台州市公安局椒江分局", "Zhengqiao",
           "1.0.0");
