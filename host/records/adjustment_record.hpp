// Adjustments of the list and the opinions of the public as documents, and back. Reading: nothing when the document is
// not one of ours. An adjustment lies in the inbox of whoever has to act next; its owner is the handling department's.
#pragma once
#include <optional>

#include "domain/adjustment.hpp"
#include "domain/document.hpp"
#include "domain/opinion.hpp"

namespace zq::records {

Document document_of(const Adjustment&);
std::optional<Adjustment> adjustment_of(const Document&);
Document document_of(const Opinion&);
std::optional<Opinion> opinion_of(const Document&);

}  // namespace zq::records
