// The catalogue: every SQL text of the store, named and parameterised. Both databases run the same text; where one
// needs its own, the twin stands beside its sibling. Names appear in failures and logs.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "odbc/failure.hpp"

namespace zq::store {

enum class Named {
  has_schema,
  schema_number,
  head_read,
  head_write,
  probe,
  transaction_status,
  transaction_kill,
  act_append,
  acts_since,
  case_insert,
  case_update,
  case_find,
  case_pending,
  cases_all,
  cases_of_caller,
  cases_in_state,
  cases_of_caller_in_state,
  cases_unfinished,
  cases_of_caller_unfinished,
  cases_waiting,
  cases_waiting_count,
  complaint_insert,
  complaint_update,
  complaint_find,
  complaints_all,
  complaints_of_caller,
  complaints_waiting,
  complaints_waiting_count,
  work_put,
  work_drop,
  work_retry,
  work_park,
  work_resume,
  work_resume_kind,
  work_parked,
  work_parked_kind,
  work_due,
  work_claim,
  reply_remember,
  reply_find,
  list_publish,
  list_entry_add,
  list_newest,
  list_find,
  list_entries,
  document_insert,
  document_update,
  document_find,
  documents_all,
  documents_all_newest,
  documents_of_unit,
  documents_of_unit_newest,
  documents_of_owner,
  documents_of_owner_newest,
  documents_of_case,
  documents_of_case_newest,
  documents_of_person,
  documents_of_person_newest,
  documents_in_state,
  documents_in_state_newest,
  documents_open,
  documents_open_of_unit,
  journal_all,
  journal_of_subject,
  journal_between,
  journal_at,
  journal_end,
  total_changes,
};
inline constexpr size_t statement_count = static_cast<size_t>(Named::total_changes) + 1;

struct Sql {
  std::string_view name;
  std::string text;
  bool uncounted = false;  // the driver does not say how many rows it changed (Session::change)
};
const Sql& sql(Named, odbc::Kind);

}  // namespace zq::store
