// Handlers of the list's routes. Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

// list_api.cpp
void list_entries(const Desk&, CallPtr);
void find_entry(const Desk&, CallPtr);
void ask_list(const Desk&, CallPtr);
// list_versions_api.cpp
void show_list_version(const Desk&, CallPtr);
void list_versions(const Desk&, CallPtr);
void read_list_version(const Desk&, CallPtr);
void show_list_changes(const Desk&, CallPtr);
// list_office_api.cpp
void list_stops(const Desk&, CallPtr);
void record_stop(const Desk&, CallPtr);
void find_stop(const Desk&, CallPtr);
void withdraw_stop(const Desk&, CallPtr);
void compare_lists(const Desk&, CallPtr);
void list_differences(const Desk&, CallPtr);
void find_difference(const Desk&, CallPtr);
void explain_difference(const Desk&, CallPtr);
void correct_difference(const Desk&, CallPtr);
void reopen_difference(const Desk&, CallPtr);
void accuse_difference(const Desk&, CallPtr);

}  // namespace zq::http
