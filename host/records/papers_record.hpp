// Papers of a case as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/papers.hpp"

namespace zq::records {

Document document_of(const Supplement&);
std::optional<Supplement> supplement_of(const Document&);
Document document_of(const Volunteered&);
std::optional<Volunteered> volunteered_of(const Document&);
Document document_of(const Authorisation&);
std::optional<Authorisation> authorisation_of(const Document&);

}  // namespace zq::records
