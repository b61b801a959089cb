// Whatever JSON a caller sends: it is read or refused, checked against every request schema, and what is written back
// is well-formed UTF-8 JSON again.
#include <string>

#include "fuzz/fuzz.hpp"
#include "http/api_schemas.hpp"
#include "http/api_schemas_complaints.hpp"
#include "http/json.hpp"
#include "http/problem.hpp"
#include "http/schema.hpp"
#include "http/utf8.hpp"

namespace {

using zq::http::Value;

size_t depth(const Value& value) {
  size_t deepest = 0;
  for (const Value& item : value.items) deepest = std::max(deepest, depth(item));
  for (const auto& [name, member] : value.members) deepest = std::max(deepest, depth(member));
  return deepest + (value.kind == Value::Kind::array || value.kind == Value::Kind::object ? 1 : 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace zq::http;
  const std::string_view bytes = zq::fuzz::text_of(data, size);
  Writer writer;
  writer.text(bytes);
  const std::string quoted = writer.take();
  const auto again = parse_json(quoted, 1);
  REQUIRE(again.ok() && again->kind == Value::Kind::text);
  if (well_formed_prefix(bytes) == size) REQUIRE(again->text == bytes);

  const auto value = parse_json(bytes, 8);
  if (!value.ok()) {
    REQUIRE(value.error().faults.size() == 1);
    return 0;
  }
  REQUIRE(depth(*value) <= 8);
  for (const Schema* schema :
       {&schemas::open_verification(), &schemas::open_complaint(), &schemas::department_state()}) {
    zq::Error error{zq::ErrorCode::invalid_input, "", {}, {}, {}};
    check(*schema, *value, "", error.faults);
    const auto told = parse_json(to_response(problem_of(error)).body, 8);
    REQUIRE(told.ok() || error.faults.size() > 4000);  // more values than a request may have
  }
  return 0;
}
