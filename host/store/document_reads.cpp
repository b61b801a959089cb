#include "store/document_reads.hpp"

#include "store/columns.hpp"
#include "store/reads.hpp"

namespace zq::store {

using namespace workflow;

namespace {

struct DocumentsStatement {
  Named oldest, newest;
  bool keyed = true, timed = true;  // timed: bounded by opened_at; else by what is due
};
DocumentsStatement statement_of(DocumentQuery::By by) {
  using By = DocumentQuery::By;
  switch (by) {
    case By::all:
      return {Named::documents_all, Named::documents_all_newest, false};
    case By::unit:
      return {Named::documents_of_unit, Named::documents_of_unit_newest};
    case By::owner:
      return {Named::documents_of_owner, Named::documents_of_owner_newest};
    case By::case_id:
      return {Named::documents_of_case, Named::documents_of_case_newest};
    case By::person:
      return {Named::documents_of_person, Named::documents_of_person_newest};
    case By::state:
      return {Named::documents_in_state, Named::documents_in_state_newest};
    case By::open:
      return {Named::documents_open, Named::documents_open, false, false};
    case By::open_of_unit:
      return {Named::documents_open_of_unit, Named::documents_open_of_unit, true, false};
  }
  return {Named::documents_all, Named::documents_all_newest, false};
}

bool newest_first(const DocumentQuery& query) { return statement_of(query.by).timed && query.newest_first; }

}  // namespace

Position first_position(const DocumentQuery& query) { return newest_first(query) ? before_all : Position{0, ""}; }

Page<Document> read_documents(Session& session, const DocumentQuery& query, const Position& behind, int limit) {
  const DocumentsStatement with = statement_of(query.by);
  odbc::Statement& statement = session.prepared(newest_first(query) ? with.newest : with.oldest);
  int place = 0;
  statement.bind(++place, code(query.kind));
  if (with.keyed) statement.bind(++place, query.key);
  if (with.timed) {
    statement.bind(++place, millis(query.from));
    statement.bind(++place, millis(query.until));
  }
  statement.bind(++place, behind.number);
  statement.bind(++place, behind.id);
  statement.bind(++place, int64_t{limit} + 1);
  return page(statement, read_document, limit, [&](const Document& last) {
    return cursor_of('d', {millis(with.timed ? last.opened_at : last.due_at.value_or(never_due)), last.id});
  });
}

}  // namespace zq::store
