#include "check/backend/spoil.hpp"

#include <algorithm>
#include <cctype>

#include "text/charset.hpp"

namespace zq::check {
namespace {

constexpr std::string_view page =
    "<html><head><title>Error</title></head><body><h1>\xE7\xB3\xBB\xE7\xBB\x9F\xE7\xBB\xB4\xE6\x8A\xA4</h1></body></"
    "html>";
constexpr std::string_view fault =
    "<?xml version=\"1.0\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
    "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>internal error</faultstring></soap:Fault>"
    "</soap:Body></soap:Envelope>";

bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '-' || c == ':' || c == '.';
}

// Elements of the envelope keep their names: what is renamed is the schema of the legacy system.
bool is_envelope(std::string_view name) {
  const std::string_view local = name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
  return local == "Envelope" || local == "Body" || local == "Header" || local == "Fault";
}

// The length of "<", "</", "&lt;" or "&lt;/" at this place; 0: no element begins here.
std::size_t opener(std::string_view body, std::size_t at) {
  for (const std::string_view mark : {"</", "<", "&lt;/", "&lt;"})
    if (body.substr(at).starts_with(mark)) return mark.size();
  return 0;
}

void replace_all(HttpMessage& answer, std::string_view status, std::string_view type, std::string_view body) {
  answer.start = "HTTP/1.1 " + std::string(status);
  answer.set("Content-Type", std::string(type));
  answer.body = body;
}

int replace_bytes(std::string& bytes, std::string_view what, std::string_view by) {
  int count = 0;
  for (std::size_t at = bytes.find(what); at != bytes.npos && !what.empty(); at = bytes.find(what, at + by.size())) {
    bytes.replace(at, what.size(), by);
    ++count;
  }
  return count;
}

}  // namespace

bool spoil(Trouble trouble, HttpMessage& answer) {
  switch (trouble) {
    case Trouble::http_500:
      return replace_all(answer, "500 Internal Server Error", "text/html; charset=utf-8", page), true;
    case Trouble::error_page:
      return replace_all(answer, "200 OK", "text/html; charset=utf-8", page), true;
    case Trouble::soap_fault:
      return replace_all(answer, "500 Internal Server Error", "text/xml; charset=utf-8", fault), true;
    case Trouble::garbage:
      return replace_all(answer, "200 OK", "text/xml; charset=utf-8", "\xFF\xFE\x01<\x80garbage"), true;
    case Trouble::lying_type:
      return answer.set("Content-Type", "text/xml; charset=iso-8859-1"), true;
    case Trouble::renamed: {
      std::string renamed = rename_elements(answer.body);
      const bool changed = renamed != answer.body;
      answer.body = std::move(renamed);
      return changed;
    }
    default:
      return false;
  }
}

namespace {

// A text of "key=value" lines.
std::string rename_lines(std::string_view body) {
  std::string out;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size() - 1) + 1;
    const std::string_view line = body.substr(at, end - at);
    const std::size_t equals = line.find('=');
    out += line.substr(0, equals);
    if (equals != line.npos) out += "_v2" + std::string(line.substr(equals));
    at = end;
  }
  return out;
}

}  // namespace

std::string rename_elements(std::string_view body) {
  if (body.find_first_of("<{") == body.npos) return rename_lines(body);
  std::string out;
  const bool json = body.find_first_of("{[") < body.find('<');
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t mark = json ? 0 : opener(body, at);
    if (json && body[at] == '"' && body.find("\":", at + 1) == body.find('"', at + 1) &&
        body.find('"', at + 1) != body.npos) {
      const std::size_t end = body.find('"', at + 1);
      out += std::string(body.substr(at, end - at)) + "_v2\"";
      at = end + 1;
      continue;
    }
    if (mark == 0) {
      out += body[at++];
      continue;
    }
    out += body.substr(at, mark);
    at += mark;
    std::size_t end = at;
    while (end < body.size() && is_name(body[end])) ++end;
    const std::string_view name = body.substr(at, end - at);
    out += name;
    if (!name.empty() && !is_envelope(name)) out += "_v2";
    at = end;
  }
  return out;
}

int replace_text(std::string& bytes, std::string_view utf8, const Replacement& by) {
  int count = replace_bytes(bytes, utf8, by.utf8);
  const auto gbk = encode_text(Encoding::gb18030, utf8);
  if (gbk && *gbk != utf8) count += replace_bytes(bytes, *gbk, by.gb18030);
  return count;
}

}  // namespace zq::check
