// Sex, ethnic group and address as this system writes them. Pure.
#pragma once
#include <string>
#include <string_view>

namespace public_security {

// "1", "男" or "male" -> "男"; anything else throws zq::Failure (ZQ_E_INVALID).
std::string sex_word(std::string_view declared);
// A GB/T 3304 code ("01"), "汉" or "汉族" -> "汉族"; an unknown code throws zq::Failure (ZQ_E_INVALID).
std::string ethnicity_word(std::string_view declared);

enum class AddressVerdict { same, different, one_is_part };
// Blanks, full-width digits and a leading province or city do not count. One that ends with the other is a part of it.
AddressVerdict compare_addresses(std::string_view declared, std::string_view held);

}  // namespace public_security
