#include "settings/xml.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <pugixml.hpp>

#include "log/utf8.hpp"

namespace zq::settings {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int depth_max = 8;
constexpr std::string_view blanks = " \t\r\n";

class Reading {
 public:
  Reading(const XmlDocument& document, std::vector<Fault>& faults) : document_(document), faults_(faults) {}

  void fault(size_t at, std::string text, std::string expected, std::string found) {
    faults_.push_back(
        {place(document_.label, document_.bytes, at), std::move(text), std::move(expected), std::move(found)});
  }

  // What can be said without parsing. False: the bytes are no use to a parser.
  bool check_bytes() {
    const std::string_view bytes = document_.bytes;
    if (bytes.size() > file_bytes_max) {
      fault(0, "文件太大，不像是配置文件", "<= " + std::to_string(file_bytes_max) + " bytes",
            std::to_string(bytes.size()) + " bytes");
      return false;
    }
    if (const auto bad = log::first_bad_byte(bytes)) {
      fault(*bad, "文件不是 UTF-8 编码：第 " + std::to_string(*bad + 1) + " 个字节不合规；请另存为 UTF-8", "UTF-8",
            "byte " + std::to_string(*bad + 1));
      return false;
    }
    const auto control = std::ranges::find_if(
        bytes, [](char c) { return static_cast<unsigned char>(c) < 0x20 && blanks.find(c) == std::string_view::npos; });
    if (control != bytes.end()) {
      fault(static_cast<size_t>(control - bytes.begin()), "文件含有不可见的控制字符，请删除", "text",
            "control character");
      return false;
    }
    return true;
  }

  // The children of the document: a declaration perhaps, comments, one element.
  std::optional<XmlElement> read(const pugi::xml_document& parsed, size_t skipped) {
    skipped_ = skipped;
    std::optional<XmlElement> root;
    for (const pugi::xml_node node : parsed.children()) {
      if (node.type() == pugi::node_declaration) {
        check_declaration(node);
      } else if (node.type() == pugi::node_element && !root) {
        root = element(node, 1);
      } else if (node.type() == pugi::node_element) {
        fault(at(node), "文件只能有一个根元素，请删除第二个", "one root element", node.name());
      } else {
        refuse_unless_comment(node);
      }
    }
    if (!root) fault(document_.bytes.size(), "文件里没有任何元素", "one root element", "none");
    return root;
  }

 private:
  size_t at(const pugi::xml_node node) const {
    const auto offset = node.offset_debug();
    return offset < 0 ? 0 : static_cast<size_t>(offset) + skipped_;
  }

  void check_declaration(const pugi::xml_node node) {
    const std::string_view version = node.attribute("version").value();
    const std::string_view charset = node.attribute("encoding").as_string("UTF-8");
    const std::array<std::string_view, 4> accepted = {"UTF-8", "utf-8", "UTF8", "utf8"};
    if (version != "1.0") fault(at(node), "XML 声明的 version 应为 1.0", "1.0", std::string(version));
    if (std::ranges::find(accepted, charset) == accepted.end()) {
      fault(at(node), "XML 声明的 encoding 应为 UTF-8；请把文件另存为 UTF-8", "UTF-8", std::string(charset));
    }
  }

  void refuse_unless_comment(const pugi::xml_node node) {
    switch (node.type()) {
      case pugi::node_comment:
        return;
      case pugi::node_doctype:
        return fault(at(node), "不接受 DOCTYPE，请删除", "no DOCTYPE", "DOCTYPE");
      case pugi::node_pi:
        return fault(at(node), "不接受处理指令 <?…?>，请删除", "no processing instruction", node.name());
      default:
        return fault(at(node), "此处不应有文字；值一律写在属性里", "an element or a comment", "text");
    }
  }

  XmlElement element(const pugi::xml_node node, int depth) {
    XmlElement out;
    out.name = node.name();
    out.at = at(node);
    read_attributes(node, out);
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) {
        refuse_unless_comment(child);
      } else if (depth == depth_max) {
        fault(at(child), "元素嵌套太深", "<= " + std::to_string(depth_max) + " levels", "deeper");
      } else {
        out.children.push_back(element(child, depth + 1));
      }
    }
    return out;
  }

  // The library knows the values but not where they stand; the raw tag is walked beside it.
  void read_attributes(const pugi::xml_node node, XmlElement& out) {
    const std::string_view raw = document_.bytes;
    size_t cursor = out.at + out.name.size();
    for (const pugi::xml_attribute parsed : node.attributes()) {
      XmlAttribute attribute{parsed.name(), parsed.value()};
      attribute.at = raw.find_first_not_of(blanks, cursor);
      if (attribute.at == std::string_view::npos) return;
      const size_t quote = raw.find_first_of("\"'", attribute.at + attribute.name.size());
      if (quote == std::string_view::npos) return;
      attribute.value_at = quote + 1;
      const size_t end = raw.find(raw[quote], attribute.value_at);
      if (end == std::string_view::npos) return;
      attribute.value_bytes = end - attribute.value_at;
      cursor = end + 1;
      check_raw_value(attribute);
      if (out.find(attribute.name)) {
        fault(attribute.at, "属性 " + attribute.name + " 写了两次，请删除一个", "once", "twice");
      } else {
        out.attributes.push_back(std::move(attribute));
      }
    }
  }

  void check_raw_value(const XmlAttribute& attribute) {
    const std::string_view raw = std::string_view(document_.bytes).substr(attribute.value_at, attribute.value_bytes);
    if (const size_t less = raw.find('<'); less != std::string_view::npos) {
      fault(attribute.value_at + less, "属性值里的 < 要写成 &lt;", "&lt;", "<");
    }
    for (size_t i = raw.find('&'); i != std::string_view::npos; i = raw.find('&', i + 1)) {
      if (!is_entity(raw.substr(i))) {
        fault(attribute.value_at + i, "属性值里的 & 要写成 &amp;", "&amp; &lt; &gt; &quot; &apos; &#…;", "&");
      }
    }
  }

  static bool is_entity(std::string_view raw) {
    const size_t end = raw.find(';');
    if (end == std::string_view::npos) return false;
    const std::string_view name = raw.substr(1, end - 1);
    constexpr std::array<std::string_view, 5> known = {"amp", "lt", "gt", "quot", "apos"};
    if (std::ranges::find(known, name) != known.end()) return true;
    // Only what a line of text may need: a tab, a line end, and printable characters.
    if (name == "#9" || name == "#10" || name == "#13") return true;
    if (name.size() < 3 || name.size() > 8 || name[0] != '#') return false;
    const bool hex = name[1] == 'x';
    const std::string digits(name.substr(hex ? 2 : 1));
    if (digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") != std::string::npos) return false;
    const unsigned long code = std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10);
    return code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  }

  const XmlDocument& document_;
  std::vector<Fault>& faults_;
  size_t skipped_ = 0;  // the byte order mark
};

std::string syntax_text(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_end_element_mismatch:
      return "结束标签与开始标签不一致，或有元素没有结束";
    case pugi::status_bad_attribute:
      return "属性写法不对：应为 名称=\"值\"";
    case pugi::status_bad_comment:
      return "注释没有结束：应以 --> 结尾";
    case pugi::status_bad_start_element:
    case pugi::status_unrecognized_tag:
      return "标签写法不对";
    case pugi::status_bad_end_element:
      return "结束标签写法不对";
    default:
      return "XML 写法不对";
  }
}

}  // namespace

const XmlAttribute* XmlElement::find(std::string_view attribute) const {
  const auto found = std::ranges::find(attributes, attribute, &XmlAttribute::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::string place(std::string_view label, std::string_view bytes, size_t at) {
  size_t start = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  at = std::clamp(at, start, std::max(start, bytes.size()));
  size_t line = 1;
  for (size_t i = start; i < at; ++i) {
    if (bytes[i] != '\n') continue;
    ++line;
    start = i + 1;
  }
  const auto is_first_byte = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  const auto column = 1 + std::ranges::count_if(bytes.substr(start, at - start), is_first_byte);
  return std::string(label) + ':' + std::to_string(line) + ':' + std::to_string(column);
}

std::optional<XmlDocument> read_xml(std::string bytes, std::string label, std::vector<Fault>& faults) {
  XmlDocument document{std::move(label), std::move(bytes), {}};
  Reading reading(document, faults);
  if (!reading.check_bytes()) return std::nullopt;
  const size_t skipped = document.bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  pugi::xml_document parsed;
  const auto status = parsed.load_buffer(document.bytes.data() + skipped, document.bytes.size() - skipped,
                                         pugi::parse_full | pugi::parse_fragment, pugi::encoding_utf8);
  if (!status) {
    reading.fault(static_cast<size_t>(status.offset) + skipped, syntax_text(status.status), "well-formed XML 1.0",
                  status.description());
    return std::nullopt;
  }
  auto root = reading.read(parsed, skipped);
  if (!root) return std::nullopt;
  document.root = std::move(*root);
  return document;
}

std::string escaped_attribute(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
      case '\r':
      case '\t':
        out += "&#" + std::to_string(static_cast<int>(c)) + ';';
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace zq::settings
