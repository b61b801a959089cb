// Batches and their rows as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/batch.hpp"
#include "domain/document.hpp"

namespace zq::records {

Document document_of(const Batch&);
std::optional<Batch> batch_of(const Document&);

Document document_of(const BatchRow&);
std::optional<BatchRow> batch_row_of(const Document&);

}  // namespace zq::records
