// SOAP 1.1 over HTTP by hand: an envelope around named arguments, one exchange, the reply's body or a SoapFault.
//
//   zq::SoapService service{url, "http://ws.example.cn/"};
//   zq::SoapReply reply = zq::soap_call(call, service, "queryPerson", {{"aac002", id}, {"aac003", name}});
//   std::string inner = zq::text_of(zq::descendant(reply.body(), "return"));  // an XML document inside a string
//   pugi::xml_document rows = zq::parse_xml(inner, "内层报文");
//
// Elements are matched by local name, for prefixes and namespaces differ from one stack to the next. WSDL is
// documentation, not an input. A web page, a truncated reply or anything else that is no envelope is a Failure.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/http.hpp"
#include "zq/xml.hpp"

namespace zq {
inline namespace sdk1 {

struct SoapService {
  std::string url;
  std::string target_namespace;
  std::string charset = "UTF-8";     // "GB2312" or "GBK": declared so, and written so
  bool qualified_arguments = false;  // arguments in the target namespace (elementFormDefault="qualified")
  std::string action_prefix = {};    // SOAPAction is this followed by the operation
  std::size_t reply_bytes_max = xml_bytes_max;
  std::vector<std::pair<std::string, std::string>> headers = {};  // further HTTP headers
};

using SoapArguments = std::vector<std::pair<std::string, std::string>>;

// A Fault of the legacy system. Catch it to map known reasons; otherwise it is ZQ_E_UNAVAILABLE when the fault is the
// server's and ZQ_E_BAD_DATA when the server blames the request.
class SoapFault : public Failure {
 public:
  SoapFault(zq_status status, std::string code, std::string reason, const std::string& text)
      : Failure(status, text), code_(std::move(code)), reason_(std::move(reason)) {}
  const std::string& code() const noexcept { return code_; }      // without its prefix: "Server", "Client"
  const std::string& reason() const noexcept { return reason_; }  // may hold personal data: do not log it

 private:
  std::string code_, reason_;
};

class SoapReply {
 public:
  explicit SoapReply(pugi::xml_document document) : document_(std::move(document)) {}
  // The Body element; valid as long as this reply lives.
  pugi::xml_node body() const noexcept { return child(document_.document_element(), "Body"); }

 private:
  pugi::xml_document document_;
};

inline std::string soap_envelope(const SoapService& service, std::string_view operation,
                                 const SoapArguments& arguments) {
  const std::string name(operation), prefix = service.qualified_arguments ? "q:" : "";
  std::string out = "<?xml version=\"1.0\" encoding=\"" + service.charset + "\"?>\n";
  out += "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>";
  out += "<q:" + name + " xmlns:q=\"" + xml_escape(service.target_namespace) + "\">";
  for (const auto& [argument, value] : arguments) {
    out += "<" + prefix + argument + ">" + xml_escape(value) + "</" + prefix + argument + ">";
  }
  return out + "</q:" + name + "></soapenv:Body></soapenv:Envelope>";
}

// The reason with what we asked for, and every longer number, blotted out: fit for an operator's eyes.
inline std::string without_personal_data(std::string reason, const SoapArguments& arguments) {
  for (const auto& [name, value] : arguments) {
    if (value.size() < 2) continue;
    for (std::size_t at = reason.find(value); at != std::string::npos; at = reason.find(value, at + 3)) {
      reason.replace(at, value.size(), "***");
    }
  }
  std::string out;
  for (std::size_t i = 0; i < reason.size();) {
    const std::size_t end = std::min(reason.find_first_not_of("0123456789", i), reason.size());
    if (end - i >= 6) {
      out += "***";
    } else {
      out += reason.substr(i, std::max<std::size_t>(end - i, 1));
    }
    i = std::max(end, i + 1);
  }
  return out;
}

// Throws SoapFault when the body holds a Fault (SOAP 1.1, and 1.2 where a server answers so).
inline void require_no_fault(const pugi::xml_node& body, const SoapArguments& arguments) {
  const pugi::xml_node fault = child(body, "Fault");
  if (!fault) return;
  std::string code = child_text(fault, "faultcode").value_or(text_of(child(child(fault, "Code"), "Value")));
  const std::string reason = child_text(fault, "faultstring").value_or(text_of(child(child(fault, "Reason"), "Text")));
  const std::size_t colon = code.rfind(':');
  if (colon != std::string::npos) code.erase(0, colon + 1);
  const bool blames_request = code.rfind("Client", 0) == 0 || code.rfind("Sender", 0) == 0;
  throw SoapFault(blames_request ? ZQ_E_BAD_DATA : ZQ_E_UNAVAILABLE, code, reason,
                  "前置系统答复 SOAP Fault（" + front_of(without_personal_data(code, arguments), 60) + "）：" +
                      front_of(without_personal_data(reason, arguments), 300));
}

// Reads a reply of any HTTP status. arguments: what was asked, kept out of error texts.
inline SoapReply read_soap_reply(const Host& host, const HttpReply& http, std::size_t bytes_max,
                                 const SoapArguments& arguments = {}) {
  try {
    pugi::xml_document document = parse_xml(decode_xml(host, http.body, http.content_type), "SOAP 应答", bytes_max);
    const pugi::xml_node body = child(document.document_element(), "Body");
    if (local_name(document.document_element()) != "Envelope" || !body) {
      throw Failure(
          ZQ_E_BAD_DATA,
          "SOAP 应答应为 Envelope/Body，实际根元素是 " +
              front_of(without_personal_data(std::string(local_name(document.document_element())), arguments), 60));
    }
    require_no_fault(body, arguments);
    require_success(http);
    return SoapReply(std::move(document));
  } catch (const SoapFault&) {
    throw;
  } catch (const Failure& failure) {
    if (failure.status() == ZQ_E_BAD_DATA) require_success(http);  // the HTTP status says more than "no XML"
    throw;
  }
}

inline SoapReply soap_call(const Call& call, const SoapService& service, std::string_view operation,
                           const SoapArguments& arguments) {
  HttpRequest request;
  request.method = "POST";
  request.url = service.url;
  request.headers = service.headers;
  request.headers.emplace_back("Content-Type", "text/xml; charset=" + service.charset);
  request.headers.emplace_back("SOAPAction", "\"" + service.action_prefix + std::string(operation) + "\"");
  request.body = encode_xml(Charset(call, service.charset), soap_envelope(service, operation, arguments));
  request.reply_bytes_max = service.reply_bytes_max;
  return read_soap_reply(call.host(), exchange(call, request), service.reply_bytes_max, arguments);
}

}  // namespace sdk1
}  // namespace zq
