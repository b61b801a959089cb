// Personal data as ledgers show it: enough to tell one person of a case from another, not enough to find one. Pure.
#pragma once
#include <string>
#include <string_view>

namespace zq {

// "张*", "欧阳*": the family name; of others the first character. Empty stays empty.
std::string masked_name(std::string_view name);

// The first six and the last four of an identity number: "331099********0018".
std::string masked_number(std::string_view id_number);

// To the street or town: "椒江区海门街道*".
std::string masked_address(std::string_view address);

}  // namespace zq
