#include "domain/organisation.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using T = OrganisationType;
constexpr std::array words{
    Word<T>{T::department, "department", "区政府部门"},
    Word<T>{T::town_street, "town_street", "镇（街道）"},
    Word<T>{T::service_centre, "service_centre", "行政服务中心"},
    Word<T>{T::public_service, "public_service", "公共服务单位"},
};
constexpr size_t street_digits = 9;

template <class Condition>
const Organisation* first_of(const std::vector<Organisation>& all, Condition condition) {
  const auto found = std::ranges::find_if(all, condition);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::string_view code(OrganisationType v) { return code_in(words, v); }
std::string_view chinese(OrganisationType v) { return chinese_in(words, v); }
bool from_code(std::string_view text, OrganisationType& v) { return take(by_code(words, text), v); }

bool Organisation::is_called(std::string_view wanted) const {
  if (wanted.empty()) return false;
  if (wanted == id || wanted == name) return true;
  std::string_view rest = aliases;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == wanted) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

const Organisation* Organisations::find(std::string_view id) const {
  return first_of(all_, [&](const Organisation& one) { return one.id == id; });
}

const Organisation* Organisations::named(std::string_view wanted) const {
  return first_of(all_, [&](const Organisation& one) { return one.is_called(wanted); });
}

const Organisation* Organisations::of_area(std::string_view area_code) const {
  if (area_code.size() < street_digits) return nullptr;
  const std::string_view street = area_code.substr(0, street_digits);
  return first_of(all_, [&](const Organisation& one) { return one.area_code == street; });
}

std::vector<std::string_view> missing_equipment(const Organisation& unit) {
  std::vector<std::string_view> missing;
  if (!unit.personal_ca) missing.emplace_back("个人CA");
  if (!unit.card_reader) missing.emplace_back("读卡器");
  if (!unit.e_seal) missing.emplace_back("电子印章");
  return missing;
}

}  // namespace zq
