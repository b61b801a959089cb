// What bodies about complaints say, as values. Private to http.
#pragma once
#include "http/json.hpp"
#include "workflow/complaints.hpp"

namespace zq::http {

Complaint complaint_of(const Value& body);  // what the complainant said
workflow::Completion completion_of(const Value& body);
std::vector<std::string> texts_of(const Value& body, std::string_view name);
std::vector<Private> persons_of(const Value& body, std::string_view name);
std::optional<Date> day_of(const Value& body, std::string_view name);

}  // namespace zq::http
