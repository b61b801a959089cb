// Shapes of adjustments of the list and of opinions of the public. Private to http.
#pragma once
#include "http/api_schemas.hpp"

namespace zq::http::schemas {

const Schema& adjustment();
const Schema& adjustment_page();
const Schema& adjustment_state();
const Schema& adjustment_form();  // as sent
const Schema& adjustment_start();
const Schema& adjustment_review();
const Schema& adjustment_decision();  // legality, approval
const Schema& adjustment_notice();
const Schema& adjustment_publication();
const Schema& new_opinion();
const Schema& opinion();
const Schema& opinion_page();
const Schema& opinion_disposition();
const Schema& adjustment_figures();  // of a period (M-10)

}  // namespace zq::http::schemas
