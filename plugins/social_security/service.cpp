#include "social_security/service.hpp"

#include <array>
#include <utility>

namespace social_security {
namespace {

// The system puts a code of its own in front of its faultstring: "SI-0301:...".
zq_status status_of(const zq::SoapFault& fault) {
  constexpr std::array<std::pair<std::string_view, zq_status>, 3> kinds{
      {{"SI-01", ZQ_E_BAD_DATA}, {"SI-03", ZQ_E_AUTH}, {"SI-09", ZQ_E_UNAVAILABLE}}};
  for (const auto& [prefix, status] : kinds) {
    if (fault.reason().rfind(prefix, 0) == 0) return status;
  }
  return fault.status();
}

}  // namespace

Service::Service(const zq::Call& call) : user_(call.settings().require("user")) {
  const zq::Settings settings = call.settings();
  soap_.url = settings.url("endpoint");
  soap_.target_namespace = settings.text_or("namespace", "http://service.sbxt.example.cn/");
  soap_.charset = zq::Charset::of_setting(call, "charset", "GB2312").name();
  call.host().with_secret("password", [](std::string_view) {});  // is it there?
}

Answer Service::ask(const zq::Call& call, std::string_view operation, const zq::SoapArguments& arguments) const {
  zq::HttpRequest request{"POST", soap_.url, {{"Content-Type", "text/xml; charset=" + soap_.charset}}};
  request.headers.emplace_back("SOAPAction", "\"\"");
  std::string envelope = zq::soap_envelope(soap_, operation, arguments);
  call.host().with_secret("password", [&](std::string_view password) {
    const std::string header = "<soapenv:Header><q:AuthHeader xmlns:q=\"" + zq::xml_escape(soap_.target_namespace) +
                               "\"><q:UserName>" + zq::xml_escape(user_) + "</q:UserName><q:PassWord>" +
                               zq::xml_escape(password) + "</q:PassWord></q:AuthHeader></soapenv:Header>";
    envelope.insert(envelope.find("<soapenv:Body>"), header);
  });
  request.body = zq::encode_xml(zq::Charset(call, soap_.charset), envelope);
  try {
    const zq::SoapReply reply =
        zq::read_soap_reply(call.host(), zq::exchange(call, request), zq::xml_bytes_max, arguments);
    const pugi::xml_node result = zq::descendant(reply.body(), "return");
    if (!result) throw zq::Failure(ZQ_E_BAD_DATA, "社保系统的应答中没有 return 元素：请核对接口版本");
    return read_answer(zq::text_of(result));
  } catch (const zq::SoapFault& fault) {
    throw zq::Failure(status_of(fault), std::string(fault.text()));
  }
}

}  // namespace social_security
