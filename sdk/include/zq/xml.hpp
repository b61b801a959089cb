// XML as legacy systems write it: bytes in any declared charset to a pugixml document, matching by local name, and
// writing with escaping. Needs pugixml (link zq::soap).
// Refused as ZQ_E_BAD_DATA: undecodable bytes, a DOCTYPE, a web page instead of XML, text beyond the limit, malformed
// XML. pugixml keeps about 14 times the size of its input in memory: mind the limit.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "zq/call.hpp"
#include "zq/text.hpp"

namespace zq {
inline namespace sdk1 {

constexpr std::size_t xml_bytes_max = 4u << 20;

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Text for an element or attribute: the five reserved characters escaped, control characters that XML 1.0 forbids left
// out. Takes UTF-8.
inline std::string xml_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF") {  // U+FFFE, U+FFFF
      i += 2;
      continue;
    }
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&apos;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
    }
  }
  return out;
}

// The part of a name behind its prefix: "soap:Body" -> "Body".
inline std::string_view local_name(const pugi::xml_node& node) noexcept {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}
// The first child element of that local name; an empty node when there is none.
inline pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) noexcept {
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_element && local_name(node) == name) return node;
  }
  return {};
}
// All child elements of that local name, in order.
inline std::vector<pugi::xml_node> children(const pugi::xml_node& parent, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& node : parent.children()) {
    if (node.type() == pugi::node_element && local_name(node) == name) found.push_back(node);
  }
  return found;
}
// The first element of that local name anywhere below, in document order. Walks without recursion.
inline pugi::xml_node descendant(const pugi::xml_node& top, std::string_view name) noexcept {
  for (pugi::xml_node node = top.first_child(); node;) {
    if (node.type() == pugi::node_element && local_name(node) == name) return node;
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != top && !node.next_sibling()) node = node.parent();
    node = node == top ? pugi::xml_node() : node.next_sibling();
  }
  return {};
}
// All text directly inside the element, CDATA included.
inline std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  }
  return text;
}
// The text of that child element; nothing when there is no such element.
inline std::optional<std::string> child_text(const pugi::xml_node& parent, std::string_view name) {
  const pugi::xml_node node = child(parent, name);
  if (!node) return std::nullopt;
  return text_of(node);
}

// "text/xml; charset=GBK" -> "gbk"; empty when not said.
inline std::string charset_of_content_type(std::string_view content_type) {
  const std::string lower = ascii_lower(content_type);
  const std::size_t at = lower.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = lower.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return lower.substr(begin, lower.find_first_of("\"'; ", begin) - begin);
}
// The encoding of the XML declaration, lower case; empty when not said. Works on raw bytes: no trail byte of GBK or
// GB18030 looks like '<', '>' or a quotation mark.
inline std::string charset_of_declaration(std::string_view bytes) {
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes.substr(begin, 5) != "<?xml") return {};
  const std::string head = ascii_lower(bytes.substr(begin, bytes.find("?>", begin) - begin).substr(0, 200));
  const std::size_t at = head.find("encoding");
  const std::size_t open = at == std::string::npos ? at : head.find_first_of("\"'", at);
  if (open == std::string::npos) return {};
  const std::size_t close = head.find(head[open], open + 1);
  return close == std::string::npos ? std::string() : head.substr(open + 1, close - open - 1);
}

// A declared charset for an error text: whatever is no name is not repeated.
inline std::string charset_in_words(const std::string& declared) {
  if (declared.empty()) return "无";
  const bool name = declared.size() <= 16 &&
                    declared.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
  return name ? declared : "无法辨认的内容";
}

// True when some three bytes look like a Chinese character in UTF-8 (U+4000 to U+9FFF). GBK bytes that are legal UTF-8
// as a whole and hold such a triple do not occur in practice, whatever they are declared to be.
inline bool may_be_chinese_utf8(std::string_view bytes) noexcept {
  const auto is_trail = [&](std::size_t i) { return (static_cast<unsigned char>(bytes[i]) & 0xC0u) == 0x80u; };
  for (std::size_t i = 0; i + 2 < bytes.size(); ++i) {
    if (bytes[i] >= '\xE4' && bytes[i] <= '\xE9' && is_trail(i + 1) && is_trail(i + 2)) return true;
  }
  return false;
}

// The bytes as UTF-8. UTF-8 that holds Chinese characters is known by itself, whatever it is declared to be. Else,
// where the HTTP header and the XML declaration agree, or only one speaks, it is believed first; where they conflict
// UTF-8 is tried first. When the first does not decode, the other of UTF-8 and GB18030 is tried: systems do send GBK
// bytes under the name UTF-8.
inline std::string decode_xml(const Host& host, std::string_view bytes, std::string_view content_type = {}) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return Charset(host, "UTF-8").decode(bytes.substr(3), "XML 报文");
  const std::string header = charset_of_content_type(content_type), prolog = charset_of_declaration(bytes);
  const auto is_chinese = [](const std::string& name) { return name.rfind("gb", 0) == 0 || name == "cp936"; };
  const bool chinese_first = may_be_chinese_utf8(bytes) ? false
                             : header.empty()           ? is_chinese(prolog)
                             : prolog.empty()           ? is_chinese(header)
                                                        : is_chinese(header) && is_chinese(prolog);
  const char* const order[] = {chinese_first ? "GB18030" : "UTF-8", chinese_first ? "UTF-8" : "GB18030"};
  for (const char* charset : order) {
    if (std::optional<std::string> text = Charset(host, charset).try_decode(bytes)) return *std::move(text);
  }
  throw Failure(ZQ_E_BAD_DATA, "XML 报文既不是合法的 UTF-8 也不是合法的 GB18030（应答头声明 " +
                                   charset_in_words(header) + "，报文声明 " + charset_in_words(prolog) + "，共 " +
                                   std::to_string(bytes.size()) + " 字节）");
}

// Parses UTF-8 text; an encoding named in its declaration is ignored, so this also reads the inner document of a string
// element. what names the text in errors.
inline pugi::xml_document parse_xml(std::string_view utf8, std::string_view what = "XML 报文",
                                    std::size_t bytes_max = xml_bytes_max) {
  const std::string name(what);
  if (utf8.size() > bytes_max) {
    throw Failure(ZQ_E_BAD_DATA, name + "过长：上限 " + std::to_string(bytes_max) + " 字节，实为 " +
                                     std::to_string(utf8.size()) + " 字节");
  }
  const std::size_t begin = std::min(utf8.find_first_not_of(" \t\r\n"), utf8.size());
  const std::string head = ascii_lower(utf8.substr(begin, 64));
  if (head.rfind("<!doctype html", 0) == 0 || head.rfind("<html", 0) == 0) {
    throw Failure(ZQ_E_BAD_DATA, name + "是网页（多为错误页面）而不是 XML：请核对接口地址，并查看前置系统的日志");
  }
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_buffer(
      utf8.data() + begin, utf8.size() - begin, pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
  if (!result) {
    throw Failure(ZQ_E_BAD_DATA, name + "不是完整的 XML：第 " + std::to_string(result.offset + 1) + " 字节处，" +
                                     result.description());
  }
  std::size_t roots = 0;
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) throw Failure(ZQ_E_BAD_DATA, name + "含有 DOCTYPE：出于安全不予接受");
    roots += node.type() == pugi::node_element;
  }
  if (roots != 1) {
    throw Failure(ZQ_E_BAD_DATA, name + "应有且只有一个根元素，实有 " + std::to_string(roots) + " 个");
  }
  return document;
}

// UTF-8 text (with markup) as bytes of the charset; a character the charset lacks becomes a character reference.
inline std::string encode_xml(const Charset& charset, std::string_view utf8) {
  std::string out;
  std::size_t bad = 0;
  for (;;) {
    if (std::optional<std::string> bytes = charset.try_encode(utf8, &bad)) return out + *bytes;
    out += charset.encode(utf8.substr(0, bad), "XML 报文");
    const auto lead = static_cast<unsigned char>(utf8[bad]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (length == 0 || bad + length > utf8.size()) throw Failure(ZQ_E_INVALID, "要发给前置系统的内容不是合法的 UTF-8");
    std::uint32_t code = length == 4 ? lead & 0x07u : length == 3 ? lead & 0x0Fu : lead & 0x1Fu;
    for (std::size_t i = 1; i < length; ++i) code = code << 6 | (static_cast<unsigned char>(utf8[bad + i]) & 0x3Fu);
    out += "&#" + std::to_string(code) + ";";
    utf8.remove_prefix(bad + length);
  }
}

}  // namespace sdk1
}  // namespace zq
