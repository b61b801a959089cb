// Schemas made and written down: the builders, and JSON Schema for the OpenAPI document.
#include <algorithm>
#include <deque>
#include <mutex>

#include "http/schema.hpp"

namespace zq::http {
namespace {

void write_reference_or_schema(Writer& json, const Schema& schema) {
  if (schema.name.empty()) return write_schema(json, schema);
  json.begin_object().member("$ref", "#/components/schemas/" + std::string(schema.name)).end_object();
}

void write_object(Writer& json, const Schema& schema) {
  json.member("type", "object").key("additionalProperties").boolean(false);
  json.key("properties").begin_object();
  for (const Schema::Member& member : schema.members) {
    json.key(member.name);
    write_reference_or_schema(json, *member.schema);
  }
  json.end_object();
  const bool any = std::any_of(schema.members.begin(), schema.members.end(), [](const auto& m) { return m.required; });
  if (!any) return;
  json.key("required").begin_array();
  for (const Schema::Member& member : schema.members)
    if (member.required) json.text(member.name);
  json.end_array();
}

void write_text(Writer& json, const Schema& schema) {
  json.member("type", "string").member_unless_empty("format", schema.format);
  if (!schema.words.empty()) {
    json.key("enum").begin_array();
    for (const std::string_view word : schema.words) json.text(word);
    json.end_array();
  } else if (schema.format.empty()) {
    if (schema.least > 0) json.key("minLength").number(schema.least);
    json.key("maxLength").number(schema.most);
  }
}

}  // namespace

Schema text_of(std::string_view description, int64_t least, int64_t most, std::string_view example) {
  Schema s;
  s.description = description;
  s.least = least;
  s.most = most;
  s.example = example;
  return s;
}

Schema lines_of(std::string_view description, int64_t least, int64_t most, std::string_view example) {
  Schema s = text_of(description, least, most, example);
  s.lines = true;
  return s;
}

Schema word_of(std::string_view description, std::vector<std::string_view> words) {
  Schema s;
  s.description = description;
  s.words = std::move(words);
  return s;
}

Schema date_of(std::string_view description, std::string_view example) {
  Schema s;
  s.description = description;
  s.format = "date";
  s.example = example;
  return s;
}

Schema time_of(std::string_view description) {
  Schema s = text_of(description, 1, 40, R"("2026-11-23T09:30:00.000+08:00")");
  s.format = "date-time";
  return s;
}

Schema integer_of(std::string_view description, int64_t least, int64_t most) {
  Schema s;
  s.kind = Schema::Kind::integer;
  s.description = description;
  s.least = least;
  s.most = most;
  return s;
}

Schema boolean_of(std::string_view description) {
  Schema s;
  s.kind = Schema::Kind::boolean;
  s.description = description;
  return s;
}

Schema array_of(const Schema& items, std::string_view description, int64_t most) {
  Schema s;
  s.kind = Schema::Kind::array;
  s.description = description;
  s.items = &items;
  s.most = most;
  return s;
}

Schema map_of(const Schema& values, std::string_view description, int64_t most, std::string_view example) {
  Schema s;
  s.kind = Schema::Kind::map;
  s.description = description;
  s.items = &values;
  s.most = most;
  s.example = example;
  return s;
}

Schema object_of(std::string_view name, std::string_view description, std::vector<Schema::Member> members,
                 std::string_view example) {
  Schema s;
  s.kind = Schema::Kind::object;
  s.name = name;
  s.description = description;
  s.members = std::move(members);
  s.example = example;
  return s;
}

const Schema* in_place(Schema schema) {
  static std::mutex mutex;
  static std::deque<Schema> kept;
  const std::lock_guard lock(mutex);
  return &kept.emplace_back(std::move(schema));
}

void write_schema(Writer& json, const Schema& schema) {
  json.begin_object();
  switch (schema.kind) {
    case Schema::Kind::text:
      write_text(json, schema);
      break;
    case Schema::Kind::integer:
      json.member("type", "integer").key("minimum").number(schema.least).key("maximum").number(schema.most);
      break;
    case Schema::Kind::boolean:
      json.member("type", "boolean");
      break;
    case Schema::Kind::array:
      json.member("type", "array").key("maxItems").number(schema.most).key("items");
      write_reference_or_schema(json, *schema.items);
      break;
    case Schema::Kind::object:
      write_object(json, schema);
      break;
    case Schema::Kind::map:
      json.member("type", "object").key("maxProperties").number(schema.most).key("additionalProperties");
      write_reference_or_schema(json, *schema.items);
      break;
  }
  json.member_unless_empty("description", schema.description);
  if (!schema.example.empty()) json.key("examples").begin_array().raw(schema.example).end_array();
  json.end_object();
}

void collect(const Schema& schema, std::vector<const Schema*>& found) {
  if (!schema.name.empty()) {
    if (std::find(found.begin(), found.end(), &schema) != found.end()) return;
    found.push_back(&schema);
  }
  if (schema.items) collect(*schema.items, found);
  for (const Schema::Member& member : schema.members) collect(*member.schema, found);
}

}  // namespace zq::http
