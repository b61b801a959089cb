#include "civil_affairs/complaint.hpp"

#include <algorithm>

namespace civil_affairs {

const zq::ComplaintWords& agreed_words() {
  static const zq::ComplaintWords words("complaint_statuses", default_complaint_statuses);
  return words;
}

std::string legacy_time(std::string_view iso_time) {
  return std::string(iso_time.substr(0, 10)) + " " + std::string(iso_time.substr(11, 8)) + ".0";
}

std::string legacy_day(std::string_view iso_date) {
  std::string out;
  std::copy_if(iso_date.begin(), iso_date.end(), std::back_inserter(out), [](char c) { return c != '-'; });
  return out;
}

}  // namespace civil_affairs
