// A configuration file as a plain tree that remembers where each thing stands. Stricter than the XML library beneath:
// UTF-8 only, one root, no DOCTYPE, no processing instructions, no text between elements, no attribute twice, no
// unknown entities. Pure: bytes in, tree or faults out.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq::settings {

inline constexpr size_t file_bytes_max = 1024 * 1024;

struct XmlAttribute {
  std::string name, value;  // value with entities resolved
  size_t at = 0;            // byte of the name in XmlDocument::bytes
  size_t value_at = 0;      // first byte inside the quotes
  size_t value_bytes = 0;   // raw length inside the quotes
};

struct XmlElement {
  std::string name;
  size_t at = 0;  // byte of the name
  std::vector<XmlAttribute> attributes;
  std::vector<XmlElement> children;
  const XmlAttribute* find(std::string_view attribute) const;
};

struct XmlDocument {
  std::string label;  // the file's name in faults
  std::string bytes;  // as given, byte order mark included
  XmlElement root;
};

// "file:line:column" of a byte; columns count characters, both start at 1.
std::string place(std::string_view label, std::string_view bytes, size_t at);

// Appends what is wrong. Nothing when there is no tree to go on with; a tree with faults is returned, so that its other
// faults can be found as well.
std::optional<XmlDocument> read_xml(std::string bytes, std::string label, std::vector<Fault>& faults);

// Text as it stands inside double quotes.
std::string escaped_attribute(std::string_view text);

}  // namespace zq::settings
