// Personal data that scenarios have used: none of it may show up in a reply, a log line or a command's output.
// Thread-safe.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace zq::test {

// From now on this text counts as personal.
void keep_private(const std::string& text);
// Every text of a person of zq-people that tells who it is: name, numbers, address, plate; of the relatives too.
void keep_private_person(const nlohmann::json& person);

// What of it stands in `text`, described by length only, so that a failing test does not publish it either.
std::vector<std::string> private_data_in(std::string_view text);

}  // namespace zq::test
