// What stands beside the versions of the list (stops, differences) as documents, and back. Reading: nothing when the
// document is not one of ours.
#pragma once
#include <optional>

#include "domain/document.hpp"
#include "domain/list_difference.hpp"
#include "domain/list_stop.hpp"

namespace zq::records {

Document document_of(const ListStop&);
std::optional<ListStop> list_stop_of(const Document&);
Document document_of(const ListDifferenceItem&);
std::optional<ListDifferenceItem> list_difference_of(const Document&);

}  // namespace zq::records
