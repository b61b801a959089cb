// Reads documents by what the query says. Throws odbc::Failure and Corrupt.
#pragma once
#include "store/cursor.hpp"
#include "store/session.hpp"
#include "workflow/ports.hpp"

namespace zq::store {

Position first_position(const workflow::DocumentQuery&);
workflow::Page<Document> read_documents(Session&, const workflow::DocumentQuery&, const Position& behind, int limit);

}  // namespace zq::store
