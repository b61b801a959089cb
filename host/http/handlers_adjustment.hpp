// The handlers of adjustments of the list and of opinions of the public. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// adjustment_api.cpp
void list_adjustments(const Desk&, CallPtr);
void find_adjustment(const Desk&, CallPtr);
void show_adjustment_application(const Desk&, CallPtr);
void start_adjustment(const Desk&, CallPtr);
void draft_adjustment(const Desk&, CallPtr);
void amend_adjustment(const Desk&, CallPtr);
void submit_adjustment(const Desk&, CallPtr);
void review_adjustment(const Desk&, CallPtr);
void review_adjustment_legality(const Desk&, CallPtr);
void begin_adjustment_notice(const Desk&, CallPtr);
void end_adjustment_notice(const Desk&, CallPtr);
void publish_adoption_report(const Desk&, CallPtr);
void approve_adjustment(const Desk&, CallPtr);
void publish_adjustment(const Desk&, CallPtr);
void withdraw_adjustment(const Desk&, CallPtr);
// opinion_api.cpp
void list_adjustment_opinions(const Desk&, CallPtr);
void give_adjustment_opinion(const Desk&, CallPtr);
void list_entry_opinions(const Desk&, CallPtr);
void give_entry_opinion(const Desk&, CallPtr);
void list_opinions(const Desk&, CallPtr);
void dispose_opinion(const Desk&, CallPtr);
void hold_opinion(const Desk&, CallPtr);
void release_opinion(const Desk&, CallPtr);

}  // namespace zq::http
