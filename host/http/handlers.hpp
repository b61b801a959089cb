// The handlers of the route table: each turns a checked Call into one verb and its result into a reply. Private to
// http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// verification_api.cpp
void open_verification(const Desk&, CallPtr);
std::vector<Fault> verification_faults(const Desk&, const Call&);
void find_verification(const Desk&, CallPtr);
void list_verifications(const Desk&, CallPtr);
// list_api.cpp
void list_entries(const Desk&, CallPtr);
void find_entry(const Desk&, CallPtr);
void ask_list(const Desk&, CallPtr);
void show_list_version(const Desk&, CallPtr);
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
// complaint_api.cpp
void file_complaint(const Desk&, CallPtr);
std::vector<Fault> complaint_faults(const Desk&, const Call&);
void find_complaint(const Desk&, CallPtr);
void list_complaints(const Desk&, CallPtr);
void read_complaint_back(const Desk&, CallPtr);
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
