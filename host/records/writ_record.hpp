// Writs as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/writ.hpp"

namespace zq::records {

Document document_of(const Writ&);
std::optional<Writ> writ_of(const Document&);

}  // namespace zq::records
