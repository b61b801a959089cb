// The adapter of 示例部门: the way to the answers of its SOAP service. What they mean is decided in mapping.cpp.
#include "mapping.hpp"
#include "zq/adapter.hpp"
#include "zq/identity.hpp"
#include "zq/soap.hpp"

namespace sample_office {
namespace {

class SampleOffice : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 8;  // nothing is written after start(): no locks needed

  void start(zq::Call& call) override {
    const zq::Settings settings = call.settings();
    service_.url = settings.url("url");
    service_.target_namespace = "http://service.example.cn/";
    service_.charset = "GBK";
    user_ = settings.require("user");
    host().with_secret("password", [](std::string_view) {});  // missing: the start fails and names it
  }

  void health(zq::Call& call) override { ask(call, "ping", {}); }

  zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override {
    if (check != "record.current") throw zq::unknown_check(check);
    const std::string number = zq::normalise_identity(declared.require("id_number"));
    return check_record(declared, read_rows(ask(call, "queryRecord", {{"sfzh", number}})));
  }

 private:
  // One operation; the text of its <return>, an XML document in a string.
  std::string ask(zq::Call& call, const char* operation, zq::SoapArguments arguments) const {
    arguments.insert(arguments.begin(), {"yhm", user_});
    host().with_secret("password", [&](std::string_view secret) { arguments.emplace_back("mm", std::string(secret)); });
    const zq::SoapReply reply = zq::soap_call(call, service_, operation, arguments);
    return zq::text_of(zq::descendant(reply.body(), "return"));
  }

  zq::SoapService service_;
  std::string user_;
};

}  // namespace
}  // namespace sample_office

ZQ_ADAPTER(sample_office::SampleOffice, "cn.example.sample_office", "示例部门", "Example Ltd", "1.0.0");
