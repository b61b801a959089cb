#include "four_platforms/streets.hpp"

#include <algorithm>

#include "zq/call.hpp"

namespace four_platforms {
namespace {

bool is_digits(std::string_view text, std::size_t count) {
  return text.size() == count && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_url(const std::string& text) { return text.rfind("http://", 0) == 0 || text.rfind("https://", 0) == 0; }

}  // namespace

std::string street_of(std::string_view area_code) {
  constexpr std::size_t digits = 12, county_digits = 6, street_digits = 3;
  if (!is_digits(area_code, digits) || area_code.substr(county_digits, street_digits) == "000") return {};
  return std::string(area_code.substr(0, county_digits + street_digits));
}

Streets::Streets(const std::string& base_url, const std::string& listed) {
  for (std::size_t at = 0; at <= listed.size();) {
    const std::size_t end = std::min(listed.find(',', at), listed.size());
    const std::string one = listed.substr(at, end - at);
    const std::size_t mark = std::min(one.find('='), one.size());
    const std::string code = one.substr(0, mark);
    if (!is_digits(code, 9)) throw zq::Settings::wrong("streets", "以逗号分隔的 9 位街道代码", "“" + one + "”");
    const std::string url = mark < one.size() ? one.substr(mark + 1) : base_url + "/" + code;
    if (!is_url(url)) throw zq::Settings::wrong("streets", "以 http:// 或 https:// 开头的地址", "“" + one + "”");
    urls_[code] = url;
    at = end + 1;
  }
}

std::string Streets::url(std::string_view street) const {
  const auto found = urls_.find(street);
  return found == urls_.end() ? std::string() : found->second;
}

std::vector<std::string> Streets::codes() const {
  std::vector<std::string> codes;
  for (const auto& [code, url] : urls_) codes.push_back(code);
  return codes;
}

}  // namespace four_platforms
