// The shapes of writs. Constants of the program.
#pragma once
#include "http/schema.hpp"

namespace zq::http::schemas {

const Schema& writ();
const Schema& writ_page();
const Schema& writ_kind();
const Schema& writ_id();
const Schema& writ_form();
const Schema& writ_about();
const Schema& writ_case();
const Schema& writ_unit();

}  // namespace zq::http::schemas
