// Violations as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/violation.hpp"

namespace zq::records {

Document document_of(const Violation&);
std::optional<Violation> violation_of(const Document&);

}  // namespace zq::records
