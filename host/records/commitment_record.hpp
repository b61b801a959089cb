// Commitments, their templates and plans, and exclusions as documents, and back. Reading: nothing when the document is
// not one of ours.
#pragma once
#include <optional>

#include "domain/commitment.hpp"
#include "domain/document.hpp"

namespace zq::records {

Document document_of(const CommitmentTemplate&);
std::optional<CommitmentTemplate> commitment_template_of(const Document&);
Document document_of(const SupervisionPlan&);
std::optional<SupervisionPlan> supervision_plan_of(const Document&);
Document document_of(const Commitment&);
std::optional<Commitment> commitment_of(const Document&);
Document document_of(const Exclusion&);  // found by the applicant's identity number (Document::person)
std::optional<Exclusion> exclusion_of(const Document&);

}  // namespace zq::records
