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
// handling
const Schema& paper();
const Schema& paper_page();
const Schema& ask_supplement();
const Schema& supplied();
const Schema& volunteered();
const Schema& authorisation();
const Schema& authorisation_use();
const Schema& decision();
const Schema& reason();
const Schema& by_operator();
const Schema& commitment_template();
const Schema& supervision_plan();
const Schema& commitment_notice();
const Schema& commitment_signature();
const Schema& commitment_check();
const Schema& rectification_order();
const Schema& rectification();
const Schema& exclusion_order();
const Schema& exclusion_lift();
const Schema& demand();
const Schema& look();
const Schema& look_answer();
const Schema& violation();
const Schema& conclusion();
const Schema& exemption();
const Schema& referral();
const Schema& violation_state();
const Schema& unit_list();
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
// letters
const Schema& letter();
const Schema& letter_page();
const Schema& letters_of_verification();
const Schema& new_letter();
const Schema& letter_assignment();
const Schema& letter_reply();
const Schema& letter_reason();
const Schema& letter_return();
const Schema& letter_address();
const Schema& letter_callback();
const Schema& letter_box();
const Schema& attachment();
// overdue reports, designees, outages, notices
const Schema& overdue_report();
const Schema& overdue_report_page();
const Schema& overdue_state();
const Schema& investigation();
const Schema& overdue_conclusion();
const Schema& new_designees();
const Schema& designee_page();
const Schema& new_outage();
const Schema& outage();
const Schema& outage_end();
const Schema& outage_page();
const Schema& notice();
const Schema& notice_page();
const Schema& unread_only();
// field tasks
const Schema& begin_on_site();
const Schema& field_task();
const Schema& field_task_page();
const Schema& field_task_order();
const Schema& field_task_state();
const Schema& street_unit();
const Schema& received();
// journal, health, problems
const Schema& journal_page();
const Schema& health();
const Schema& problem();
// work
const Schema& work_kind();
const Schema& parked_work_page();
const Schema& resume_work();
// batches
const Schema& open_batch();
const Schema& batch();
const Schema& batch_page();
const Schema& batch_question();
const Schema& batch_row_page();
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
