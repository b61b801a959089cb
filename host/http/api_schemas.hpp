// The shapes of the API's requests and replies, each declared once. Constants of the program.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

// verifications
const Schema& open_verification();
const Schema& verification();
const Schema& verification_page();
// list
const Schema& entry();
const Schema& entry_page();
const Schema& ask_answer();
const Schema& list_version();
// departments
const Schema& department();
const Schema& department_list();  // all departments
const Schema& department_rows();  // a page of a department's own list
const Schema& comparison();
const Schema& department_state();
const Schema& impact();
const Schema& shadow();
const Schema& versions();
const Schema& breaker();
const Schema& lanes();
const Schema& refused_calls();
const Schema& retries();
// complaints
const Schema& open_complaint();
const Schema& complaint();
const Schema& complaint_page();
// ledgers, measures, times
const Schema& ledger();
const Schema& measures();
const Schema& sampled_letters();
const Schema& clocks();
const Schema& deadlines();
const Schema& first_day();
const Schema& last_day();
const Schema& format();
const Schema& unit();
const Schema& sample_size();
const Schema& seed();
// journal, health, problems
const Schema& journal_page();
const Schema& health();
const Schema& problem();
// work
const Schema& work_kind();
const Schema& parked_work_page();
const Schema& resume_work();
// query parameters
const Schema& cursor();
const Schema& limit();
const Schema& case_state();
const Schema& matter_part();
const Schema& proof_part();
const Schema& matter_name();
const Schema& proof_name();
const Schema& department_id();
const Schema& day();
const Schema& subject();

}  // namespace zq::http::schemas
