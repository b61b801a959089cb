// The handlers of the route table: each turns a checked Call into one verb and its result into a reply. Private to
// http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// verification_api.cpp
void open_verification(const Desk&, CallPtr);
std::vector<Fault> verification_faults(const Desk&, const Call&);
bool opening_reads_store(const Desk&, const Call&);
void find_verification(const Desk&, CallPtr);
void list_verifications(const Desk&, CallPtr);
// department_api.cpp
void list_departments(const Desk&, CallPtr);
void find_department(const Desk&, CallPtr);
void read_department_list(const Desk&, CallPtr);
void compare_department_list(const Desk&, CallPtr);
void set_department_state(const Desk&, CallPtr);
void show_impact(const Desk&, CallPtr);
void show_shadow(const Desk&, CallPtr);
void show_versions(const Desk&, CallPtr);
void promote_department(const Desk&, CallPtr);
void roll_back_department(const Desk&, CallPtr);
void reload(const Desk&, CallPtr);
// oversight_api.cpp
void read_ledger(const Desk&, CallPtr);
void show_measures(const Desk&, CallPtr);
void sample_letters(const Desk&, CallPtr);
void show_clocks(const Desk&, CallPtr);
void show_deadline(const Desk&, CallPtr);
// letters_api.cpp
void list_letters(const Desk&, CallPtr);
void find_letter(const Desk&, CallPtr);
void letters_of_verification(const Desk&, CallPtr);
void send_letter(const Desk&, CallPtr);
void claim_letter(const Desk&, CallPtr);
void assign_letter(const Desk&, CallPtr);
void reply_to_letter(const Desk&, CallPtr);
void reclassify_letter(const Desk&, CallPtr);
void return_letter(const Desk&, CallPtr);
void readdress_letter(const Desk&, CallPtr);
void withdraw_letter(const Desk&, CallPtr);
void confirm_letter(const Desk&, CallPtr);
void take_letter_callback(const Desk&, CallPtr);
// overdue_api.cpp
void list_overdue_reports(const Desk&, CallPtr);
void find_overdue_report(const Desk&, CallPtr);
void make_overdue_report(const Desk&, CallPtr);
void investigate_overdue(const Desk&, CallPtr);
void conclude_overdue(const Desk&, CallPtr);
void list_outages(const Desk&, CallPtr);
void record_outage(const Desk&, CallPtr);
void end_outage(const Desk&, CallPtr);
// attachments_api.cpp
void store_attachment(const Desk&, CallPtr);
void read_attachment(const Desk&, CallPtr);
// notices_api.cpp
void list_designees(const Desk&, CallPtr);
void appoint_designees(const Desk&, CallPtr);
void list_notices(const Desk&, CallPtr);
void read_notice(const Desk&, CallPtr);
// field_task_api.cpp
void begin_on_site(const Desk&, CallPtr);
void list_field_tasks(const Desk&, CallPtr);
void find_field_task(const Desk&, CallPtr);
void withdraw_field_task(const Desk&, CallPtr);
void retry_field_task(const Desk&, CallPtr);
void take_street_callback(const Desk&, CallPtr);
// case_steps_api.cpp
void ask_supplement(const Desk&, CallPtr);
void take_supplement(const Desk&, CallPtr);
void take_volunteered(const Desk&, CallPtr);
void take_authorisation(const Desk&, CallPtr);
void use_authorisation(const Desk&, CallPtr);
void revoke_authorisation(const Desk&, CallPtr);
void decide_verification(const Desk&, CallPtr);
void withdraw_verification(const Desk&, CallPtr);
void read_case_file(const Desk&, CallPtr);
// commitment_api.cpp
void publish_commitment_template(const Desk&, CallPtr);
void publish_supervision_plan(const Desk&, CallPtr);
void offer_commitment(const Desk&, CallPtr);
void inform_of_commitment(const Desk&, CallPtr);
void sign_commitment(const Desk&, CallPtr);
void check_commitment(const Desk&, CallPtr);
void order_rectification(const Desk&, CallPtr);
void take_rectification(const Desk&, CallPtr);
void revoke_decision(const Desk&, CallPtr);
void exclude_applicant(const Desk&, CallPtr);
void lift_exclusion(const Desk&, CallPtr);
// guard_api.cpp
void demand_proof(const Desk&, CallPtr);
void look_at_case(const Desk&, CallPtr);
void refuse_stray(const Desk&, const CallPtr&, const Error& told);
void report_violation(const Desk&, CallPtr);
void list_violations(const Desk&, CallPtr);
void confirm_violation(const Desk&, CallPtr);
void exempt_violation(const Desk&, CallPtr);
void refer_violation(const Desk&, CallPtr);
void close_violation(const Desk&, CallPtr);
void list_units(const Desk&, CallPtr);
// journal_api.cpp
void read_journal(const Desk&, CallPtr);
// work_api.cpp
void list_parked_work(const Desk&, CallPtr);
void resume_parked_work(const Desk&, CallPtr);
void resume_all_parked_work(const Desk&, CallPtr);
// batch_api.cpp
void open_batch(const Desk&, CallPtr);
void add_batch_rows(const Desk&, CallPtr);
void find_batch(const Desk&, CallPtr);
void list_batches(const Desk&, CallPtr);
void list_batch_rows(const Desk&, CallPtr);
void download_batch_results(const Desk&, CallPtr);
void start_batch(const Desk&, CallPtr);
void pause_batch(const Desk&, CallPtr);
void resume_batch(const Desk&, CallPtr);
void cancel_batch(const Desk&, CallPtr);
// health_api.cpp
void live(const Desk&, CallPtr);
void ready(const Desk&, CallPtr);
void openapi(const Desk&, CallPtr);
void show_metrics(const Desk&, CallPtr);

std::string openapi_document();  // openapi.cpp

}  // namespace zq::http
