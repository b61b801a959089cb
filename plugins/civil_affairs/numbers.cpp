#include "civil_affairs/numbers.hpp"

#include "zq/failure.hpp"
#include "zq/identity.hpp"

namespace civil_affairs {
namespace {

constexpr std::size_t width = 20;

std::string padded(std::string number) {
  number.resize(width, ' ');
  return number;
}

}  // namespace

std::array<std::string, 3> stored_forms(std::string_view id_number) {
  const std::string number = zq::normalise_identity(id_number);
  if (number.empty() || number.size() > width)
    throw zq::Failure(ZQ_E_INVALID, "证件号码应为 1 到 20 个字符，实为 " + std::to_string(number.size()) + " 个");
  std::string lower = "-", old = "-";
  const bool is_card = number.size() == 18;
  if (is_card && number.back() == 'X') lower = padded(number.substr(0, 17) + 'x');
  // Sequences 996 to 999 were kept for the hundred-year-old, born in 18xx.
  const bool centenarian = is_card && number.compare(6, 2, "18") == 0 && number.compare(14, 3, "996") >= 0;
  if (centenarian || (is_card && number.compare(6, 2, "19") == 0))
    old = padded(number.substr(0, 6) + number.substr(8, 9));
  return {padded(number), std::move(lower), std::move(old)};
}

}  // namespace civil_affairs
