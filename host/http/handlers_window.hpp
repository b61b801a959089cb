// Handlers of the service window's routes. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// window_api.cpp
void receive_window_request(const Desk&, CallPtr);
std::vector<Fault> window_request_faults(const Desk&, const Call&);
void list_window_requests(const Desk&, CallPtr);
void find_window_request(const Desk&, CallPtr);
void guide_window_request(const Desk&, CallPtr);
void route_window_request(const Desk&, CallPtr);
void hand_over_window_request(const Desk&, CallPtr);
void track_window_request(const Desk&, CallPtr);
void reclassify_window_request(const Desk&, CallPtr);
void send_back_window_request(const Desk&, CallPtr);
void issue_window_proof(const Desk&, CallPtr);
void refuse_window_request(const Desk&, CallPtr);
void deliver_window_request(const Desk&, CallPtr);
void close_window_request(const Desk&, CallPtr);
// window_desk_api.cpp
void record_consultation(const Desk&, CallPtr);
void open_difficult_case(const Desk&, CallPtr);
void list_difficult_cases(const Desk&, CallPtr);
void find_difficult_case(const Desk&, CallPtr);
void coordinate_difficult_case(const Desk&, CallPtr);
void opine_on_difficult_case(const Desk&, CallPtr);
void resolve_difficult_case(const Desk&, CallPtr);
void publish_window_note(const Desk&, CallPtr);
void list_window_notes(const Desk&, CallPtr);
void list_window_places(const Desk&, CallPtr);
void put_window_place(const Desk&, CallPtr);
void show_window_measures(const Desk&, CallPtr);

}  // namespace zq::http
