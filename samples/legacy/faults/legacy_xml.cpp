#include "faults/legacy_xml.hpp"

#include <pugixml.hpp>
#include <stdexcept>

#include "faults/gbk.hpp"

namespace zq::sample {
namespace {

std::string local(const char* name) {
  const std::string text = name;
  const auto colon = text.find(':');
  return colon == std::string::npos ? text : text.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (local(node.name()) == name) return node;
  return {};
}

std::string head(std::string_view charset) {
  return "<?xml version=\"1.0\" encoding=\"" + std::string(charset) +
         "\"?>\n<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Body>";
}
constexpr std::string_view tail = "</soapenv:Body></soapenv:Envelope>";

}  // namespace

SoapCall read_soap(std::string_view body) {
  pugi::xml_document document;
  const std::string text = to_utf8(body);
  if (!document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8))
    throw std::invalid_argument("the request is no XML");
  const pugi::xml_node envelope = document.document_element();
  const pugi::xml_node operation = child(envelope, "Body").first_child();
  if (local(envelope.name()) != "Envelope" || !operation)
    throw std::invalid_argument("the request is no SOAP envelope");
  SoapCall call;
  call.operation = local(operation.name());
  for (const pugi::xml_node argument : operation.children())
    call.arguments[local(argument.name())] = argument.child_value();
  for (const pugi::xml_node block : child(envelope, "Header").children())
    for (const pugi::xml_node entry : block.children()) call.header[local(entry.name())] = entry.child_value();
  return call;
}

std::string escape(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

std::string element(std::string_view name, std::string_view value) {
  const std::string tag(name);
  return "<" + tag + ">" + escape(value) + "</" + tag + ">";
}

std::string soap_reply(std::string_view charset, std::string_view target_namespace, std::string_view operation,
                       std::string_view result_name, std::string_view result) {
  const std::string name = std::string(operation) + "Response";
  return head(charset) + "<ns1:" + name + " xmlns:ns1=\"" + escape(target_namespace) + "\">" +
         element(result_name, result) + "</ns1:" + name + ">" + std::string(tail);
}

std::string soap_fault(std::string_view charset, std::string_view code, std::string_view reason) {
  return head(charset) + "<soapenv:Fault>" + element("faultcode", code) + element("faultstring", reason) +
         "</soapenv:Fault>" + std::string(tail);
}

}  // namespace zq::sample
