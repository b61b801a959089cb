// Handlers of the joint office's routes, and of feedback. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// office_api.cpp
void show_office_queue(const Desk&, CallPtr);
void list_posts(const Desk&, CallPtr);
void appoint_post(const Desk&, CallPtr);
void end_post(const Desk&, CallPtr);
void propose_interview(const Desk&, CallPtr);
void approve_interview(const Desk&, CallPtr);
void hold_interview(const Desk&, CallPtr);
void drop_interview(const Desk&, CallPtr);
void list_interviews(const Desk&, CallPtr);
void show_interview_rules(const Desk&, CallPtr);
void edit_interview_rules(const Desk&, CallPtr);
void receive_feedback(const Desk&, CallPtr);
void list_feedback(const Desk&, CallPtr);
void answer_feedback(const Desk&, CallPtr);
// meetings_api.cpp
void record_meeting(const Desk&, CallPtr);
void list_meetings(const Desk&, CallPtr);
void find_meeting(const Desk&, CallPtr);
void write_minutes(const Desk&, CallPtr);
void list_minutes_items(const Desk&, CallPtr);
void report_minutes_progress(const Desk&, CallPtr);
void finish_minutes_item(const Desk&, CallPtr);
void issue_bulletin(const Desk&, CallPtr);
void read_bulletin(const Desk&, CallPtr);
void list_bulletins(const Desk&, CallPtr);

}  // namespace zq::http
