// Yearly assessments and evaluations to documents and back.
#pragma once
#include <optional>

#include "domain/assessment.hpp"
#include "domain/document.hpp"

namespace zq::records {

Document document_of(const Assessment&);
Document document_of(const Evaluation&);
// Nothing: broken, or of another kind.
std::optional<Assessment> assessment_of(const Document&);
std::optional<Evaluation> evaluation_of(const Document&);

}  // namespace zq::records
