// The clerk who works the complaint table: each call moves every open complaint one step. Throws odbc::Failure.
//   待受理 -> 已受理 (or 不予受理, every seventh) -> 办理中 -> 已办结
#pragma once
#include <string>

#include "odbc/connection.hpp"

namespace zq::sample::civil {

// now: "yyyy-MM-dd HH:mm:ss.0". Returns how many complaints moved.
int work_complaints(odbc::Connection& connection, const std::string& now);

}  // namespace zq::sample::civil
