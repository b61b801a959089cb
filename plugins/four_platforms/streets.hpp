// Which street an address belongs to and where its platforms are. Pure; immutable after construction.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace four_platforms {

// A 12-digit area code cut by its levels: 6 digits county, 3 street or town, 3 village. 331002001000 -> 331002001 and
// 331002100000 -> 331002100: never by taking zeros off. Empty: no 12 digits, or a whole county.
std::string street_of(std::string_view area_code);

class Streets {
 public:
  Streets() = default;
  // base_url: "http://host/sjpt"; a street's platforms are below base_url/CODE. listed:
  // "331002001,331002100=http://own". Throws zq::Failure (ZQ_E_CONFIG) naming the setting.
  Streets(const std::string& base_url, const std::string& listed);
  // Where the street's platforms are; empty: not one of ours.
  std::string url(std::string_view street) const;
  std::vector<std::string> codes() const;

 private:
  std::map<std::string, std::string, std::less<>> urls_;
};

}  // namespace four_platforms
