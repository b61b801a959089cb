// Complaints and supervision notices as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/complaint.hpp"
#include "domain/document.hpp"
#include "domain/supervision_notice.hpp"

namespace zq::records {

Document document_of(const Complaint&);
std::optional<Complaint> complaint_of(const Document&);

Document document_of(const SupervisionNotice&);
std::optional<SupervisionNotice> supervision_notice_of(const Document&);

}  // namespace zq::records
