#include "civil_affairs/complaint.hpp"

#include <algorithm>
#include <array>

namespace civil_affairs {
namespace {

using zq::ComplaintStatus;

struct Word {
  std::string_view legacy;
  ComplaintStatus status;
};
constexpr std::array words{
    Word{"待受理", ComplaintStatus::received},   Word{"已受理", ComplaintStatus::accepted},
    Word{"办理中", ComplaintStatus::handling},   Word{"转办", ComplaintStatus::handling},
    Word{"已办结", ComplaintStatus::closed},     Word{"办结", ComplaintStatus::closed},
    Word{"不予受理", ComplaintStatus::rejected},
};

}  // namespace

ComplaintStatus complaint_status(std::string_view legacy_word) {
  const auto word = std::find_if(words.begin(), words.end(), [&](const Word& w) { return w.legacy == legacy_word; });
  return word == words.end() ? ComplaintStatus::unknown : word->status;
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
