// Writes the small JSON objects of journal details; workflow itself never reads JSON.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace zq::workflow {

std::string json_object(std::initializer_list<std::pair<std::string_view, std::string_view>> members);

}  // namespace zq::workflow
