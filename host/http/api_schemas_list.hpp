// Shapes of the list's versions, stops and differences. Private to http.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

const Schema& standing();
const Schema& version_number();
const Schema& list_versions();
const Schema& list_changes();
const Schema& new_list_stop();
const Schema& list_stop();
const Schema& list_stop_page();
const Schema& list_remark();
const Schema& new_comparison();
const Schema& comparison_outcome();
const Schema& difference_state();
const Schema& list_difference();
const Schema& list_difference_page();

}  // namespace zq::http::schemas
