#include "scenarios/contract.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace zq::test {
namespace {

using nlohmann::json;
using Faults = std::vector<std::string>;

size_t characters(const std::string& text) {
  return size_t(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return char(std::tolower(c)); });
  return text;
}

// "/a/{id}/b" against "/a/17/b?x=1".
bool fits(const std::string& pattern, const std::string& path) {
  const std::string plain = path.substr(0, path.find('?'));
  const size_t brace = pattern.find('{');
  if (brace == std::string::npos) return pattern == plain;
  const std::string tail = pattern.substr(pattern.find('}') + 1);
  if (plain.compare(0, brace, pattern, 0, brace) != 0 || plain.size() <= brace + tail.size()) return false;
  const std::string id = plain.substr(brace, plain.size() - brace - tail.size());
  return plain.ends_with(tail) && id.find('/') == std::string::npos;
}

bool has_format(const std::string& text, const std::string& format) {
  static const std::regex date(R"(\d{4}-\d\d-\d\d)"), time(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00)");
  return std::regex_match(text, format == "date" ? date : time);
}

std::string decoded(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i)
    if (text[i] == '%' && i + 2 < text.size())
      out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)), i += 2;
    else
      out += text[i] == '+' ? ' ' : text[i];
  return out;
}

// "query limit" -> "10", "header idempotency-key" -> "...".
std::map<std::string, std::string> parameters_in(const SentRequest& asked) {
  std::map<std::string, std::string> found;
  const size_t mark = asked.path.find('?');
  std::istringstream query(mark == std::string::npos ? "" : asked.path.substr(mark + 1));
  for (std::string pair; std::getline(query, pair, '&');)
    found["query " + lower(pair.substr(0, pair.find('=')))] =
        decoded(pair.substr(std::min(pair.find('='), pair.size() - 1) + 1));
  for (const std::string& header : asked.headers)
    found["header " + lower(header.substr(0, header.find(':')))] =
        header.substr(std::min(header.find(": ") + 2, header.size()));
  return found;
}

json as_json(const json& schema, const std::string& text) {
  const bool number = schema.value("type", "") == "integer" && !text.empty() &&
                      text.find_first_not_of("-0123456789") == std::string::npos;
  return number ? json(std::stoll(text)) : json(text);
}

class Check {
 public:
  Check(const json& document, Faults& faults) : document_(document), faults_(faults) {}

  void value(const json& schema, const json& v, const std::string& at) {
    if (schema.contains("$ref"))
      return value(document_.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), v, at);
    keywords(schema, at);
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), v) == schema["enum"].end())
      fault(at, "is none of the enum");
    const std::string type = schema.value("type", "");
    if (type == "object") return object(schema, v, at);
    if (type == "array") return array(schema, v, at);
    if (type == "string") return text(schema, v, at);
    if (type == "integer") return integer(schema, v, at);
    if (type == "boolean" && v.is_boolean()) return;
    fault(at, "is not of type " + type);
  }

 private:
  void fault(const std::string& at, const std::string& text) {
    faults_.push_back((at.empty() ? "/" : at) + " " + text);
  }

  void keywords(const json& schema, const std::string& at) {
    static const std::set<std::string> known{"type",        "properties", "required",     "additionalProperties",
                                             "enum",        "items",      "maxItems",     "minimum",
                                             "maximum",     "minLength",  "maxLength",    "format",
                                             "description", "examples",   "maxProperties"};
    for (const auto& [name, unused] : schema.items())
      if (!known.contains(name)) fault(at, "has a schema with the unknown keyword " + name);
  }

  void object(const json& schema, const json& v, const std::string& at) {
    if (!v.is_object()) return fault(at, "is not an object");
    for (const auto& name : schema.value("required", json::array()))
      if (!v.contains(name.get<std::string>())) fault(at, "lacks " + name.get<std::string>());
    if (v.size() > schema.value("maxProperties", size_t{100000})) fault(at, "has too many members");
    const json none = json::object();
    const json& properties = schema.contains("properties") ? schema["properties"] : none;
    for (const auto& [name, member] : v.items()) {
      const std::string below = at + "/" + name;
      if (properties.contains(name))
        value(properties[name], member, below);
      else if (schema.value("additionalProperties", json(true)) == json(false))
        fault(below, "is not documented");
      else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
        value(schema["additionalProperties"], member, below);
    }
  }

  void array(const json& schema, const json& v, const std::string& at) {
    if (!v.is_array()) return fault(at, "is not an array");
    if (v.size() > schema.value("maxItems", size_t{100000})) fault(at, "has too many items");
    for (size_t i = 0; i < v.size(); ++i) value(schema.at("items"), v[i], at + "/" + std::to_string(i));
  }

  void text(const json& schema, const json& v, const std::string& at) {
    if (!v.is_string()) return fault(at, "is not a string");
    const std::string t = v;
    if (characters(t) < schema.value("minLength", size_t{0})) fault(at, "is too short");
    if (characters(t) > schema.value("maxLength", size_t{100000})) fault(at, "is too long");
    if (schema.contains("format") && !has_format(t, schema["format"]))
      fault(at, "is no " + std::string(schema["format"]));
  }

  void integer(const json& schema, const json& v, const std::string& at) {
    if (!v.is_number_integer()) return fault(at, "is not an integer");
    if (v < schema.value("minimum", v) || v > schema.value("maximum", v)) fault(at, "is out of range");
  }

  const json& document_;
  Faults& faults_;
};

}  // namespace

const json& Contract::resolved(const json& node) const {
  return node.contains("$ref") ? document_.at(json::json_pointer(node["$ref"].get<std::string>().substr(1))) : node;
}

const json* Contract::operation(const std::string& method, const std::string& path) const {
  for (const auto& [pattern, operations] : document_.at("paths").items())
    if (fits(pattern, path) && operations.contains(lower(method))) return &operations[lower(method)];
  return nullptr;
}

Faults Contract::faults_of(const json& schema, const json& value) const {
  Faults faults;
  Check(document_, faults).value(schema, value, "");
  return faults;
}

Faults Contract::faults_of_body(const json& documented, const Reply& reply) const {
  const auto type = reply.headers.find("content-type");
  const std::string media = type == reply.headers.end() ? "" : type->second.substr(0, type->second.find(';'));
  const json& content = documented.at("content");
  if (!content.contains(media))
    return {"content type " + media + " is not documented for " + std::to_string(reply.status)};
  if (!media.ends_with("/json") && !media.ends_with("+json")) return {};
  const json body = json::parse(reply.body, nullptr, false);
  return body.is_discarded() ? Faults{"the body is not JSON"} : faults_of(content[media].at("schema"), body);
}

// Where nothing is documented, there is nothing to be had: the caller is unknown, or the path or its method is.
Faults Contract::faults_without_operation(const Reply& reply) const {
  static const std::set<int> refusals{400, 401, 404, 405, 413, 431, 501};
  if (!refusals.contains(reply.status))
    return {"status " + std::to_string(reply.status) + " from a path or method that is not documented"};
  return faults_of_body(document_.at("components").at("responses").at("404"), reply);
}

Faults Contract::faults_of(const SentRequest& asked, const Reply& reply) const {
  if (reply.status == 0) return {"no reply"};
  if (asked.method == "OPTIONS") return reply.status == 204 ? Faults{} : faults_without_operation(reply);
  const bool head = asked.method == "HEAD";
  const json* found = operation(head ? "GET" : asked.method, asked.path);
  if (!found) return head ? Faults{} : faults_without_operation(reply);
  const std::string status = std::to_string(reply.status), call = asked.method + " " + asked.path;
  const json& responses = found->at("responses");
  if (!responses.contains(status)) return {"status " + status + " is not documented for " + call};
  const json& documented = resolved(responses[status]);
  Faults faults = head ? Faults{} : faults_of_body(documented, reply);
  if (head && !reply.body.empty()) faults.push_back("a reply to HEAD has a body");
  const json headers = documented.value("headers", json::object());
  for (const auto& [header, unused] : headers.items())
    if (!reply.headers.contains(lower(header))) faults.push_back("header " + header + " is missing");
  if (reply.status / 100 != 2) return faults;
  for (const std::string& fault : faults_of(asked)) faults.push_back("was accepted, although " + fault);
  return faults;
}

Faults Contract::faults_of(const SentRequest& asked) const {
  const json* found = operation(asked.method == "HEAD" ? "GET" : asked.method, asked.path);
  if (!found) return {"the path or its method is not documented"};
  std::map<std::string, std::string> given = parameters_in(asked);
  Faults faults;
  for (const json& parameter : found->value("parameters", json::array())) {
    const std::string name = parameter.at("name"), key = parameter.at("in").get<std::string>() + " " + lower(name);
    const auto value = given.extract(key);
    if (parameter.at("in") == "path") continue;  // the path fits, or there would be no operation
    if (value.empty() && parameter.value("required", false)) faults.push_back(key + " is missing");
    if (value.empty()) continue;
    for (const std::string& fault : faults_of(parameter.at("schema"), as_json(parameter.at("schema"), value.mapped())))
      faults.push_back(key + " " + fault);
  }
  for (const auto& [key, unused] : given)
    if (key.starts_with("query ")) faults.push_back(key + " is not documented");
  const bool has_body = asked.body && !asked.body->empty();
  if (!found->contains("requestBody")) return has_body ? Faults{"there is a body"} : faults;
  const json& content = (*found)["requestBody"]["content"];
  if (!content.contains("application/json")) return faults;  // bytes of another kind: their handler judges them
  const json body = json::parse(asked.body.value_or(""), nullptr, false);
  if (body.is_discarded()) return {"the body is not JSON"};
  const auto more = faults_of(content.at("application/json").at("schema"), body);
  faults.insert(faults.end(), more.begin(), more.end());
  return faults;
}

}  // namespace zq::test
