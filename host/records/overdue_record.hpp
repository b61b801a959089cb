// Overdue reports, designees and outages as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/designee.hpp"
#include "domain/document.hpp"
#include "domain/outage.hpp"
#include "domain/overdue.hpp"

namespace zq::records {

Document document_of(const OverdueReport&);
std::optional<OverdueReport> report_of(const Document&);
Document document_of(const Designee&);
std::optional<Designee> designee_of(const Document&);
Document document_of(const Outage&);
std::optional<Outage> outage_of(const Document&);

}  // namespace zq::records
