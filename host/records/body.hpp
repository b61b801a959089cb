// The body of a document: what a type's members() describes, private members apart. Used by every record.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/clocks.hpp"
#include "domain/document.hpp"
#include "records/archive.hpp"

namespace zq::records {

template <class T>
void write_body(Document& d, const T& value) {
  Archive archive;
  T copy = value;  // members() serves reading too, so it wants something it may change
  members(archive, copy);
  d.body = archive.body();
  d.personal = Private(archive.personal());
}

// False: not what write_body() gives for this type.
template <class T>
bool read_body(const Document& d, T& value) {
  Archive archive(d.body, d.personal.reveal());
  members(archive, value);
  return archive.ok();
}

// A document of that kind with body and version; the columns are the caller's.
template <class T>
Document written(const T& value, DocumentKind kind) {
  Document d;
  d.kind = kind;
  d.version = value.version;
  write_body(d, value);
  return d;
}

// Body and version of what written() gave; nothing: another kind, or not its body.
template <class T>
std::optional<T> read(const Document& d, DocumentKind kind) {
  T value;
  if (d.kind != kind || !read_body(d, value)) return std::nullopt;
  value.version = d.version;
  return value;
}

template <class T>
std::optional<T> read_with_id(const Document& d, DocumentKind kind) {
  auto value = read<T>(d, kind);
  if (value) value->id = d.id;
  return value;
}

// "letter:2026": numbers begin anew each year, Beijing time.
inline std::string yearly(std::string_view name, Instant at) {
  return std::string(name) + ":" + std::to_string(static_cast<int>(beijing_day(at).year()));
}

}  // namespace zq::records
