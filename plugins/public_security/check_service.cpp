#include "public_security/check_service.hpp"

namespace public_security {

CheckService::CheckService(const zq::Settings& settings) {
  soap_.url = settings.url("endpoint");
  soap_.target_namespace = settings.text_or("namespace", "http://services.nciic.example.cn/");
}

CheckRows CheckService::ask(const zq::Call& call, std::string_view operation, const std::string& condition,
                            const zq::SoapArguments& asked) const {
  zq::HttpRequest request{"POST", soap_.url, {{"Content-Type", "text/xml; charset=UTF-8"}, {"SOAPAction", "\"\""}}};
  call.host().with_secret("licence", [&](std::string_view licence) {
    request.body = zq::soap_envelope(soap_, operation, {{"in0", std::string(licence)}, {"in1", condition}});
  });
  const zq::SoapReply reply = zq::read_soap_reply(call.host(), zq::exchange(call, request), zq::xml_bytes_max, asked);
  const pugi::xml_node result = zq::descendant(reply.body(), "out");
  if (!result) throw zq::Failure(ZQ_E_BAD_DATA, "公安核查服务的应答中没有 out 元素：请核对接口版本");
  return read_check_reply(zq::text_of(result));
}

}  // namespace public_security
