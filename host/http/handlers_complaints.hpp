// Handlers of complaints, of those who follow their own, and of supervision notices. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// complaint_api.cpp
void file_complaint(const Desk&, CallPtr);
void file_public_complaint(const Desk&, CallPtr);
std::vector<Fault> complaint_faults(const Desk&, const Call&);
void find_complaint(const Desk&, CallPtr);
void list_complaints(const Desk&, CallPtr);
void read_complaint_back(const Desk&, CallPtr);
void renew_complaint_secret(const Desk&, CallPtr);
void show_complaint_figures(const Desk&, CallPtr);
// complaint_verbs_api.cpp
void register_complaint(const Desk&, CallPtr);
void complete_complaint(const Desk&, CallPtr);
void accept_complaint(const Desk&, CallPtr);
void reject_complaint(const Desk&, CallPtr);
void redirect_complaint(const Desk&, CallPtr);
void take_over_complaint(const Desk&, CallPtr);
void appoint_handler(const Desk&, CallPtr);
void declare_interest(const Desk&, CallPtr);
void ask_recusal(const Desk&, CallPtr);
void decide_recusal(const Desk&, CallPtr);
void investigate_complaint(const Desk&, CallPtr);
void decide_complaint(const Desk&, CallPtr);
void deliver_writ(const Desk&, CallPtr);
void report_verified(const Desk&, CallPtr);
void close_complaint(const Desk&, CallPtr);
void terminate_complaint(const Desk&, CallPtr);
// follow_api.cpp
void follow_complaint(const Desk&, CallPtr);
void read_own_writ(const Desk&, CallPtr);
void complete_own_complaint(const Desk&, CallPtr);
void withdraw_own_complaint(const Desk&, CallPtr);
void ask_own_recusal(const Desk&, CallPtr);
void rate_own_complaint(const Desk&, CallPtr);
// supervision_api.cpp
void list_supervision_notices(const Desk&, CallPtr);
void find_supervision_notice(const Desk&, CallPtr);
void issue_supervision_notice(const Desk&, CallPtr);
void plan_rectification(const Desk&, CallPtr);
void report_rectification(const Desk&, CallPtr);
void accept_rectification(const Desk&, CallPtr);

}  // namespace zq::http
