// The body of a document: what a type's members() describes, private members apart. Used by every record.
#pragma once
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

}  // namespace zq::records
