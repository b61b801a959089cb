#include "public_security/person_words.hpp"

#include <array>

#include "zq/failure.hpp"
#include "zq/names.hpp"

namespace public_security {
namespace {

// GB/T 3304, 01 to 56.
constexpr std::array<std::string_view, 56> ethnic_groups{
    "汉族",     "蒙古族",   "回族",       "藏族",     "维吾尔族",   "苗族",   "彝族",     "壮族",
    "布依族",   "朝鲜族",   "满族",       "侗族",     "瑶族",       "白族",   "土家族",   "哈尼族",
    "哈萨克族", "傣族",     "黎族",       "傈僳族",   "佤族",       "畲族",   "高山族",   "拉祜族",
    "水族",     "东乡族",   "纳西族",     "景颇族",   "柯尔克孜族", "土族",   "达斡尔族", "仫佬族",
    "羌族",     "布朗族",   "撒拉族",     "毛南族",   "仡佬族",     "锡伯族", "阿昌族",   "普米族",
    "塔吉克族", "怒族",     "乌孜别克族", "俄罗斯族", "鄂温克族",   "德昂族", "保安族",   "裕固族",
    "京族",     "塔塔尔族", "独龙族",     "鄂伦春族", "赫哲族",     "门巴族", "珞巴族",   "基诺族"};

std::string without_region(std::string address) {
  for (const std::string_view region : {"浙江省", "台州市"}) {
    if (address.rfind(region, 0) == 0) address.erase(0, region.size());
  }
  return address;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

std::string sex_word(std::string_view declared) {
  if (declared == "1" || declared == "男" || declared == "male") return "男";
  if (declared == "2" || declared == "女" || declared == "female") return "女";
  throw zq::Failure(ZQ_E_INVALID, "申报字段 sex 应为 1（男）或 2（女）");
}

std::string ethnicity_word(std::string_view declared) {
  if (declared.size() == 2 && declared[0] >= '0' && declared[0] <= '9') {
    const int code = (declared[0] - '0') * 10 + (declared[1] - '0');
    if (code >= 1 && code <= int(ethnic_groups.size())) return std::string(ethnic_groups[std::size_t(code - 1)]);
  }
  for (const std::string_view group : ethnic_groups) {
    if (declared == group || std::string(declared) + "族" == group) return std::string(group);
  }
  throw zq::Failure(ZQ_E_INVALID, "申报字段 ethnicity 应为 GB/T 3304 代码（如 01）或民族名称（如 汉族）");
}

AddressVerdict compare_addresses(std::string_view declared, std::string_view held) {
  const std::string a = without_region(zq::normalise_name(declared)), b = without_region(zq::normalise_name(held));
  if (a == b) return AddressVerdict::same;
  const std::string_view shorter = a.size() < b.size() ? a : b, longer = a.size() < b.size() ? b : a;
  const bool is_part = shorter.size() >= 12 && (ends_with(longer, shorter) || longer.rfind(shorter, 0) == 0);
  return is_part ? AddressVerdict::one_is_part : AddressVerdict::different;
}

}  // namespace public_security
