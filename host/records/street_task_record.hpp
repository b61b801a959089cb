// Street tasks, visits and on-site records as documents, and back. Reading: nothing when the document is not one of
// ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/on_site_record.hpp"
#include "domain/street_task.hpp"

namespace zq::records {

Document document_of(const StreetTask&);
std::optional<StreetTask> street_task_of(const Document&);
Document document_of(const Visit&);
std::optional<Visit> visit_of(const Document&);
Document document_of(const OnSiteRecord&);
std::optional<OnSiteRecord> on_site_record_of(const Document&);

}  // namespace zq::records
