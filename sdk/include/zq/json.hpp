// JSON of a legacy system that speaks it: nlohmann::json (link nlohmann_json::nlohmann_json), read without exceptions.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace zq {
inline namespace sdk1 {

// Discarded (is_discarded()) when the bytes are no JSON in UTF-8.
inline nlohmann::json read_json(std::string_view bytes) { return nlohmann::json::parse(bytes, nullptr, false); }

}  // namespace sdk1
}  // namespace zq
