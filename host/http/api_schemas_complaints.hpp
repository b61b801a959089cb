// The shapes of complaints and supervision notices. Constants of the program.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

// replies (api_schemas_complaints.cpp)
const Schema& complaint();
const Schema& complaint_page();
const Schema& filed_complaint();  // with the secret to follow it by
const Schema& followed_complaint();
const Schema& complaint_figures();  // for the public
const Schema& supervision_notice();
const Schema& supervision_notice_page();
// requests (api_schemas_complaint_verbs.cpp)
const Schema& open_complaint();
const Schema& open_public_complaint();
const Schema& complaint_completion();
const Schema& own_completion();
const Schema& rejection();
const Schema& redirection();
const Schema& take_over();
const Schema& appointment();
const Schema& interest_declaration();
const Schema& recusal_request();
const Schema& recusal_decision();
const Schema& investigation_record();
const Schema& complaint_decision();
const Schema& delivery();
const Schema& closure();
const Schema& termination();
const Schema& own_rating();
const Schema& own_reason();
const Schema& notice_order();
const Schema& rectification_plan();
const Schema& supervised_rectification();
const Schema& acceptance();
// query parameters
const Schema& complaint_box();
const Schema& complaint_state();
const Schema& supervision_state();

}  // namespace zq::http::schemas
