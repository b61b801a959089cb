// Looks as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/look.hpp"

namespace zq::records {

Document document_of(const Look&);  // state "allowed" or "refused"; owner: the caller
std::optional<Look> look_of(const Document&);

}  // namespace zq::records
