// Inspections, typical cases, ratings and decisions on points to documents and back.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/oversight_papers.hpp"

namespace zq::records {

Document document_of(const InspectionVisit&);
Document document_of(const TypicalCase&);
Document document_of(const Rating&);
Document document_of(const PointsDecision&);
// Nothing: broken, or of another kind.
std::optional<InspectionVisit> inspection_visit_of(const Document&);
std::optional<TypicalCase> typical_case_of(const Document&);
std::optional<Rating> rating_of(const Document&);
std::optional<PointsDecision> decision_of(const Document&);

}  // namespace zq::records
