// Shapes of the service window's requests and replies. Private to http.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

const Schema& new_window_request();
const Schema& window_guidance();
const Schema& window_routing();
const Schema& window_handover();
const Schema& window_tracking();
const Schema& window_proof();
const Schema& window_refusal();
const Schema& window_delivery();
const Schema& window_closing();
const Schema& window_request();
const Schema& window_request_page();
const Schema& inbox_only();

const Schema& consultation();
const Schema& window_record();
const Schema& new_difficult_case();
const Schema& difficult_units();
const Schema& difficult_opinion();
const Schema& difficult_result();
const Schema& difficult_case();
const Schema& difficult_case_page();
const Schema& new_window_note();
const Schema& window_note();
const Schema& window_note_page();
const Schema& new_window_place();
const Schema& window_place();
const Schema& window_places();
const Schema& window_measures();

}  // namespace zq::http::schemas
