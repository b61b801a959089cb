#include "civil_affairs/complaint.hpp"

#include <algorithm>
#include <array>

#include "zq/word_table.hpp"

namespace civil_affairs {
namespace {

using zq::ComplaintStatus;

constexpr zq::WordTable words{
    std::array{zq::Word{"待受理", ComplaintStatus::received}, zq::Word{"已受理", ComplaintStatus::accepted},
               zq::Word{"办理中", ComplaintStatus::handling}, zq::Word{"转办", ComplaintStatus::handling},
               zq::Word{"已办结", ComplaintStatus::closed}, zq::Word{"办结", ComplaintStatus::closed},
               zq::Word{"不予受理", ComplaintStatus::rejected}}};

}  // namespace

ComplaintStatus complaint_status(std::string_view legacy_word) {
  return words.meaning_or(legacy_word, ComplaintStatus::unknown);
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
