// What the detail of an act says: the small JSON objects of texts that workflow's json_object() writes.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace zq::records {

// Its members that are texts; empty when it is no JSON object.
std::map<std::string, std::string> detail_of(std::string_view json);

}  // namespace zq::records
