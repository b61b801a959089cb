#include "store/statements.hpp"

#include <array>

namespace zq::store {
namespace {

// Written and read in this order (writes.cpp, rows.cpp).
const std::string case_columns = R"sql(version, entry, list_version, matter, proof, department, check_name, caller,
    handling_department, operator_name, purpose, request_id, applicant_name, applicant_id_number, declared, state,
    verdict, fields, found, cause, manual_way, token, polls, opened_at, due_at, updated_at, more, personal, id)sql";
const std::string complaint_columns = R"sql(version, department, caller, request_id, channel, subject, content,
    complainant, phone, against_unit, matter, proof, state, receipt, legacy_status, legacy_status_text, handler,
    outcome,
    legacy_updated_at, last_failure, attempts, filed_at, updated_at, id)sql";
const std::string reply_columns = "caller, reply_key, request_hash, status, body, location, at";
const std::string act_columns =
    "number, at, kind, subject, actor, request_id, basis, state_before, state_after, detail";
const std::string entry_columns = R"sql(list_version, position, id, handling_department, matter, proof, issuer, basis,
    methods, matter_class, assisting, check_name, fields, since, until, more)sql";
const std::string document_columns = R"sql(kind, id, version, series, number, state, case_id, unit, owner, person,
    opened_at, due_at, closed_at, body, personal)sql";

// Newest first, from behind (opened_at, id).
std::string cases(const std::string& condition) {
  return "SELECT " + case_columns + " FROM verification WHERE " + condition +
         " opened_at >= ? AND (opened_at, id) < (?, ?) ORDER BY opened_at DESC, id DESC LIMIT ?";
}

std::string complaints(const std::string& condition) {
  return "SELECT " + complaint_columns + " FROM complaint WHERE " + condition +
         " (filed_at, id) < (?, ?) ORDER BY filed_at DESC, id DESC LIMIT ?";
}

std::string parked(const std::string& condition) {
  return "SELECT id, kind, subject, due_at, attempts, parked_at, last_failure FROM work WHERE parked_at > 0 AND " +
         condition + "(parked_at, id) > (?, ?) ORDER BY parked_at, id LIMIT ?";
}

// Of one kind, opened within [from, until), behind a position; oldest or newest first.
std::string documents(const std::string& condition, bool newest) {
  return "SELECT " + document_columns + " FROM document WHERE kind = ? AND " + condition +
         "opened_at >= ? AND opened_at < ? AND (opened_at, id) " + (newest ? "<" : ">") + " (?, ?) ORDER BY opened_at" +
         (newest ? " DESC, id DESC" : ", id") + " LIMIT ?";
}

// What is open, the most urgent first.
std::string open_documents(const std::string& condition) {
  return "SELECT " + document_columns + " FROM document WHERE kind = ? AND " + condition +
         "closed_at = 0 AND (due_at, id) > (?, ?) ORDER BY due_at, id LIMIT ?";
}

// A complaint that is not passed on has its row in the small table of work: found there, not in the large one.
const std::string to_pass =
    " FROM complaint WHERE id IN (SELECT subject FROM work WHERE kind = 'pass_complaint') AND department = ? AND state "
    "= 'filed'";

struct Row {
  Named named;
  std::string_view name;
  std::string text;
  std::string postgresql = {};  // when it differs
  bool often = false;           // a change on the way of every verification
};

const std::array<Row, statement_count> rows{{
    {Named::has_schema, "has_schema",
     "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'",
     "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = "
     "'schema_version'"},
    {Named::schema_number, "schema_number", "SELECT coalesce(max(number), 0) FROM schema_version"},

    // PostgreSQL: the row lock gives acts their numbers in the order of commit, over all hosts; the transaction's id
    // finds its outcome when the link is lost in COMMIT. SQLite has one writer at a time anyway.
    {Named::head_read, "head_read", "SELECT last_number, '' FROM journal_head",
     "SELECT last_number, CAST(pg_current_xact_id() AS text) FROM journal_head FOR UPDATE"},
    {Named::head_write, "head_write", "UPDATE journal_head SET last_number = ?"},
    {Named::probe, "probe", "UPDATE journal_head SET probes = probes + 1"},
    // PostgreSQL only: what became of a transaction, and the end of a server process that still runs it.
    {Named::transaction_status, "transaction_status", "SELECT pg_xact_status(CAST(? AS xid8))"},
    {Named::transaction_kill, "transaction_kill",
     "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_xid = CAST(CAST(? AS xid8) AS xid)"},

    {Named::act_append, "act_append", "INSERT INTO journal (" + act_columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
     "", true},
    {Named::acts_since, "acts_since", "SELECT count(*) FROM journal WHERE number > ?"},

    {Named::case_insert, "case_insert",
     "INSERT INTO verification (" + case_columns +
         R"sql() VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING)sql",
     "", true},
    {Named::case_update, "case_update",
     R"sql(UPDATE verification SET version = ?, entry = ?, list_version = ?, matter = ?, proof = ?, department = ?,
    check_name = ?, caller = ?, handling_department = ?, operator_name = ?, purpose = ?, request_id = ?,
    applicant_name = ?, applicant_id_number = ?, declared = ?, state = ?, verdict = ?, fields = ?, found = ?, cause = ?,
    manual_way = ?, token = ?, polls = ?, opened_at = ?, due_at = ?, updated_at = ?, more = ?, personal = ? WHERE id = ?
    AND version = ?)sql"},
    {Named::case_find, "case_find", "SELECT " + case_columns + " FROM verification WHERE id = ?"},
    {Named::case_pending, "case_pending",
     "SELECT id FROM verification WHERE state = 'pending' AND department = ? AND token = ? ORDER BY opened_at DESC "
     "LIMIT 1"},
    {Named::cases_all, "cases_all", cases("")},
    {Named::cases_of_caller, "cases_of_caller", cases("caller = ? AND")},
    {Named::cases_in_state, "cases_in_state", cases("state = ? AND")},
    {Named::cases_of_caller_in_state, "cases_of_caller_in_state", cases("caller = ? AND state = ? AND")},
    // The literal lets both databases use the small index over what is not concluded.
    {Named::cases_unfinished, "cases_unfinished", cases("state <> 'concluded' AND state = ? AND")},
    {Named::cases_of_caller_unfinished, "cases_of_caller_unfinished",
     cases("caller = ? AND state <> 'concluded' AND state = ? AND")},
    {Named::cases_waiting, "cases_waiting",
     "SELECT " + case_columns +
         " FROM verification WHERE state = 'pending' AND department = ? ORDER BY due_at, id LIMIT ?"},
    {Named::cases_waiting_count, "cases_waiting_count",
     "SELECT count(*) FROM verification WHERE state = 'pending' AND department = ?"},

    {Named::complaint_insert, "complaint_insert",
     "INSERT INTO complaint (" + complaint_columns +
         R"sql() VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING)sql"},
    {Named::complaint_update, "complaint_update",
     R"sql(UPDATE complaint SET version = ?, department = ?, caller = ?, request_id = ?, channel = ?, subject = ?,
    content = ?, complainant = ?, phone = ?, against_unit = ?, matter = ?, proof = ?, state = ?, receipt = ?,
    legacy_status = ?, legacy_status_text = ?, handler = ?, outcome = ?, legacy_updated_at = ?, last_failure = ?,
    attempts = ?, filed_at = ?, updated_at = ? WHERE id = ? AND version = ?)sql"},
    {Named::complaint_find, "complaint_find", "SELECT " + complaint_columns + " FROM complaint WHERE id = ?"},
    {Named::complaints_all, "complaints_all", complaints("")},
    {Named::complaints_of_caller, "complaints_of_caller", complaints("caller = ? AND")},
    {Named::complaints_waiting, "complaints_waiting",
     "SELECT " + complaint_columns + to_pass + " ORDER BY filed_at, id LIMIT ?"},
    {Named::complaints_waiting_count, "complaints_waiting_count", "SELECT count(*)" + to_pass},

    {Named::work_put, "work_put",
     R"sql(INSERT INTO work (id, kind, subject, due_at, attempts, leased_until) VALUES (?, ?, ?, ?, ?, 0)
    ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, subject = excluded.subject, due_at = excluded.due_at,
    attempts = excluded.attempts, leased_until = 0, parked_at = 0, last_failure = '')sql"},
    {Named::work_retry, "work_retry",
     "UPDATE work SET due_at = ?, attempts = attempts + 1, last_failure = ?, leased_until = 0 WHERE id = ?"},
    // Parked work is due at the end of the calendar: claiming never sees it.
    {Named::work_park, "work_park",
     "UPDATE work SET due_at = ?, attempts = attempts + 1, parked_at = ?, last_failure = ?, leased_until = 0 WHERE id "
     "= ?"},
    {Named::work_resume, "work_resume",
     "UPDATE work SET due_at = ?, attempts = 0, parked_at = 0 WHERE id = ? AND parked_at > 0"},
    {Named::work_resume_kind, "work_resume_kind",
     "UPDATE work SET due_at = ?, attempts = 0, parked_at = 0 WHERE kind = ? AND parked_at > 0"},
    {Named::work_parked, "work_parked", parked("")},
    {Named::work_parked_kind, "work_parked_kind", parked("kind = ? AND ")},
    {Named::work_drop, "work_drop", "DELETE FROM work WHERE id = ?"},
    {Named::work_due, "work_due", "SELECT 1 FROM work WHERE due_at <= ? AND leased_until <= ? LIMIT 1"},
    // SQLite's driver loses the rows of a plain UPDATE ... RETURNING; it treats what begins with WITH as a query.
    {Named::work_claim, "work_claim",
     R"sql(WITH due AS (SELECT id FROM work WHERE due_at <= ? AND leased_until <= ? ORDER BY due_at, id LIMIT ?)
    UPDATE work SET leased_until = ? WHERE id IN (SELECT id FROM due)
    RETURNING id, kind, subject, due_at, attempts)sql",
     R"sql(WITH due AS (SELECT id FROM work WHERE due_at <= ? AND leased_until <= ? ORDER BY due_at, id LIMIT ?
    FOR UPDATE SKIP LOCKED)
    UPDATE work SET leased_until = ? WHERE id IN (SELECT id FROM due)
    RETURNING id, kind, subject, due_at, attempts)sql"},

    {Named::reply_remember, "reply_remember",
     "INSERT INTO remembered_reply (" + reply_columns + ") VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", "",
     true},
    {Named::reply_find, "reply_find",
     "SELECT " + reply_columns + " FROM remembered_reply WHERE caller = ? AND reply_key = ?"},

    {Named::list_publish, "list_publish",
     "INSERT INTO list_version (number, publisher, basis, published_at, effective_from) VALUES (?, ?, ?, ?, ?) "
     "ON CONFLICT DO NOTHING"},
    {Named::list_entry_add, "list_entry_add",
     "INSERT INTO list_entry (" + entry_columns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
    {Named::list_newest, "list_newest", "SELECT coalesce(max(number), 0) FROM list_version"},
    {Named::list_find, "list_find",
     "SELECT number, publisher, basis, published_at, effective_from FROM list_version WHERE number = ?"},
    {Named::list_entries, "list_entries",
     "SELECT " + entry_columns + " FROM list_entry WHERE list_version = ? ORDER BY position"},

    // The numbers of a series follow the order of commit: SQLite has one writer, and on PostgreSQL the head of the
    // journal is locked before.
    {Named::document_insert, "document_insert",
     "INSERT INTO document (" + document_columns +
         R"sql() VALUES (?, ?, ?, ?, CASE WHEN CAST(? AS TEXT) = '' THEN 0 ELSE
    (SELECT coalesce(max(number), 0) + 1 FROM document WHERE kind = ? AND series = ? AND series <> '') END,
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING)sql"},
    {Named::document_update, "document_update",
     R"sql(UPDATE document SET version = ?, state = ?, case_id = ?, unit = ?, owner = ?, person = ?, opened_at = ?,
    due_at = ?, closed_at = ?, body = ?, personal = ? WHERE kind = ? AND id = ? AND version = ?)sql"},
    {Named::document_find, "document_find", "SELECT " + document_columns + " FROM document WHERE kind = ? AND id = ?"},
    {Named::documents_all, "documents_all", documents("", false)},
    {Named::documents_all_newest, "documents_all_newest", documents("", true)},
    {Named::documents_of_unit, "documents_of_unit", documents("unit = ? AND ", false)},
    {Named::documents_of_unit_newest, "documents_of_unit_newest", documents("unit = ? AND ", true)},
    {Named::documents_of_owner, "documents_of_owner", documents("owner = ? AND ", false)},
    {Named::documents_of_owner_newest, "documents_of_owner_newest", documents("owner = ? AND ", true)},
    {Named::documents_of_case, "documents_of_case", documents("case_id <> '' AND case_id = ? AND ", false)},
    {Named::documents_of_case_newest, "documents_of_case_newest",
     documents("case_id <> '' AND case_id = ? AND ", true)},
    {Named::documents_of_person, "documents_of_person", documents("person <> '' AND person = ? AND ", false)},
    {Named::documents_of_person_newest, "documents_of_person_newest",
     documents("person <> '' AND person = ? AND ", true)},
    {Named::documents_in_state, "documents_in_state", documents("state = ? AND ", false)},
    {Named::documents_in_state_newest, "documents_in_state_newest", documents("state = ? AND ", true)},
    {Named::documents_open, "documents_open", open_documents("")},
    {Named::documents_open_of_unit, "documents_open_of_unit", open_documents("unit = ? AND ")},

    {Named::journal_all, "journal_all",
     "SELECT " + act_columns + " FROM journal WHERE number > ? ORDER BY number LIMIT ?"},
    {Named::journal_of_subject, "journal_of_subject",
     "SELECT " + act_columns + " FROM journal WHERE subject = ? AND number > ? ORDER BY number LIMIT ?"},
    {Named::journal_between, "journal_between",
     "SELECT " + act_columns +
         " FROM journal WHERE number > ? AND number < ? AND at >= ? AND at < ? ORDER BY number LIMIT ?"},
    {Named::journal_at, "journal_at", "SELECT number, at FROM journal WHERE number >= ? ORDER BY number LIMIT 1"},
    {Named::journal_end, "journal_end", "SELECT coalesce(max(number), 0) FROM journal"},

    // SQLite only: rows changed by this connection since it was made.
    {Named::total_changes, "total_changes", "SELECT total_changes()"},
}};

// SQLite's driver parses a change anew at each execution, but keeps what begins with WITH prepared, because it takes
// that for a query: half the cost of a verification's record. It does not count such a change, and it would hide that
// another connection holds the lock; so it is used inside BEGIN IMMEDIATE only, and Session::change and run_batch
// count.
std::array<Sql, statement_count> in_dialect(bool postgresql) {
  std::array<Sql, statement_count> all;
  for (const Row& row : rows) {
    Sql& out = all[static_cast<size_t>(row.named)];
    out = {row.name, postgresql && !row.postgresql.empty() ? row.postgresql : row.text};
    if (postgresql || !row.often) continue;
    out.text.insert(0, "WITH prepared_once AS (SELECT 1) ");
    out.uncounted = true;
  }
  return all;
}

}  // namespace

const Sql& sql(Named named, odbc::Kind kind) {
  static const auto sqlite = in_dialect(false);
  static const auto postgresql = in_dialect(true);
  return (kind == odbc::Kind::postgresql ? postgresql : sqlite)[static_cast<size_t>(named)];
}

}  // namespace zq::store
