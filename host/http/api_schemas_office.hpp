// Shapes of the joint office's requests and replies, and of feedback. Private to http.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

const Schema& office_queue();
const Schema& queue_kind();
const Schema& new_post();
const Schema& post_end();
const Schema& post();
const Schema& post_list();
const Schema& new_meeting();
const Schema& meeting();
const Schema& meeting_page();
const Schema& new_minutes();
const Schema& item_progress();
const Schema& item_result();
const Schema& minutes_item();
const Schema& minutes_item_page();
const Schema& items_only();
const Schema& new_bulletin();
const Schema& bulletin();
const Schema& bulletin_page();
const Schema& new_interview();
const Schema& interview_approval();
const Schema& interview_result();
const Schema& interview();
const Schema& interview_page();
const Schema& new_interview_rules();
const Schema& interview_rules();
const Schema& new_feedback();
const Schema& feedback_answer();
const Schema& feedback();
const Schema& feedback_page();

}  // namespace zq::http::schemas
