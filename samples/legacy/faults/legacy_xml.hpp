// SOAP as simulated legacy systems read and write it. read_soap throws std::invalid_argument; the rest is pure.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace zq::sample {

// One call: the operation's name, its arguments and the entries of the header, all by local name.
struct SoapCall {
  std::string operation;
  std::map<std::string, std::string> arguments, header;
  std::string_view argument(const std::string& name) const {
    const auto found = arguments.find(name);
    return found == arguments.end() ? std::string_view() : std::string_view(found->second);
  }
};

SoapCall read_soap(std::string_view body);
std::string escape(std::string_view utf8);
// <name>escaped value</name>
std::string element(std::string_view name, std::string_view value);
// UTF-8 throughout: encoding the result is the server's business.
std::string soap_reply(std::string_view charset, std::string_view target_namespace, std::string_view operation,
                       std::string_view result_name, std::string_view result);
std::string soap_fault(std::string_view charset, std::string_view code, std::string_view reason);

}  // namespace zq::sample
