// Schema: the shape of one JSON value, declared once and used three times: to check requests (all faults at once, with
// JSON pointers), to write JSON Schema into the OpenAPI document, and by the tests to check replies. Schemas are
// constants that live as long as the program. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"
#include "http/json.hpp"

namespace zq::http {

struct Schema {
  enum class Kind : uint8_t { text, integer, boolean, array, object, map };
  struct Member {
    std::string_view name;
    const Schema* schema;
    bool required = true;
  };

  Kind kind = Kind::text;
  std::string_view name;         // in components/schemas; empty: written in place
  std::string_view description;  // Chinese
  std::string_view format;       // "date", "date-time" or nothing
  int64_t least = 0;             // characters, items, members or value
  int64_t most = 0;
  std::vector<std::string_view> words;  // the only values allowed; empty: any
  std::vector<Member> members;          // object
  const Schema* items = nullptr;        // array: of each item; map: of each value
  std::string_view example;             // JSON
  bool lines = false;                   // text: line breaks and tabs are allowed
};

Schema text_of(std::string_view description, int64_t least, int64_t most, std::string_view example = {});
Schema lines_of(std::string_view description, int64_t least, int64_t most, std::string_view example = {});
Schema word_of(std::string_view description, std::vector<std::string_view> words);
Schema date_of(std::string_view description, std::string_view example);
Schema time_of(std::string_view description);
Schema integer_of(std::string_view description, int64_t least, int64_t most);
Schema boolean_of(std::string_view description);
Schema array_of(const Schema& items, std::string_view description, int64_t most = 10000);
Schema map_of(const Schema& values, std::string_view description, int64_t most, std::string_view example);
Schema object_of(std::string_view name, std::string_view description, std::vector<Schema::Member> members,
                 std::string_view example = {});

// Keeps a schema that is used in one place only; lives as long as the program. Called while constants are made.
const Schema* in_place(Schema schema);

// Names are repeated in faults only when they look like names: a client that mixes up name and value tells us a person.
bool is_member_name(std::string_view text);

// Appends every fault of `value`; `path` is the JSON pointer of `value` itself ("" for the document). Unknown members
// are faults. Nothing of the value is repeated in a fault.
void check(const Schema& schema, const Value& value, const std::string& path, std::vector<Fault>& faults);

// The same for one text that is not in a JSON document (a query parameter).
void check_text_value(const Schema& schema, std::string_view text, const std::string& path, std::vector<Fault>& faults);

// JSON Schema (2020-12). Named schemas other than `schema` itself become "$ref": "#/components/schemas/<name>".
void write_schema(Writer& json, const Schema& schema);

// All named schemas reachable from `schema`, itself included, each once, appended to `found`.
void collect(const Schema& schema, std::vector<const Schema*>& found);

}  // namespace zq::http
