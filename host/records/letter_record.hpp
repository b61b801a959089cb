// Letters and notices as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/letter.hpp"
#include "domain/notice.hpp"

namespace zq {
bool from_code(std::string_view, MatterClass&);  // for the archives of whatever has a class
}

namespace zq::records {

Document document_of(const Letter&);
std::optional<Letter> letter_of(const Document&);
Document document_of(const Notice&);
std::optional<Notice> notice_of(const Document&);

}  // namespace zq::records
