#include "workflow/list_notices.hpp"

#include <algorithm>
#include <set>

#include "domain/notice.hpp"
#include "workflow/letter_sending.hpp"

namespace zq::workflow {
namespace {

constexpr size_t numbers_told_most = 20;

std::string enumerated(const std::vector<std::string>& numbers) {
  std::string text;
  for (size_t i = 0; i < numbers.size() && i < numbers_told_most; ++i) text += (i ? "、" : "") + numbers[i];
  return numbers.size() > numbers_told_most ? text + "等" + std::to_string(numbers.size()) + "项" : text;
}

}  // namespace

void note_concerned(EntriesByUnit& units, const Entry& entry, const UnitOf& unit_of) {
  std::set<std::string> concerned{std::string(joint_office_unit)};
  if (unit_of) concerned.insert(unit_of(entry.handling_department));
  for (const auto& group : entry.source_groups())
    for (const Source& source : group) concerned.insert(source.department.value);
  concerned.erase("");
  for (const std::string& unit : concerned) {
    auto& numbers = units[unit];
    if (std::ranges::find(numbers, entry.id.value) == numbers.end()) numbers.push_back(entry.id.value);
  }
}

void tell_concerned(Unit& unit, Ids& ids, const EntriesByUnit& units, const ListNews& news, Instant now) {
  for (const auto& [to, numbers] : units)
    notify(unit, ids, Notice{{}, to, news.event, news.subject, {}, news.text + enumerated(numbers) + "。", now}, now);
}

}  // namespace zq::workflow
