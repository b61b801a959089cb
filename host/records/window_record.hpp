// What the service window keeps as documents, and back. Reading: nothing when the document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/window.hpp"
#include "domain/window_desk.hpp"

namespace zq::records {

// `owner`: the window that received it; `unit`: who has to act, the issuing unit or the holding window.
Document document_of(const WindowRequest&);
std::optional<WindowRequest> window_request_of(const Document&);
Document document_of(const WindowRecord&);  // `unit`: its window
std::optional<WindowRecord> window_record_of(const Document&);
Document document_of(const DifficultCase&);  // `unit`: its window
std::optional<DifficultCase> difficult_case_of(const Document&);
Document document_of(const GuidanceNote&);
std::optional<GuidanceNote> guidance_note_of(const Document&);
Document document_of(const WindowPlace&);  // found by its unit
std::optional<WindowPlace> window_place_of(const Document&);

}  // namespace zq::records
