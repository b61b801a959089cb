#include "settings/routing_keys.hpp"

#include "settings/key_values.hpp"

namespace zq::settings {
namespace {

constexpr int64_t hour = 60 * 60 * 1000;
constexpr Limits must{0, 0, Form::any, true};

const Key<RoutingFile> routing_table[] = {
    {"callback_url", &RoutingFile::callback_url},
    {"level", &RoutingFile::level},
    {"collect", &RoutingFile::collect, {0, hour}},
};
const Key<StreetRow> street_table[] = {
    {"area", &StreetRow::area, must},
    {"name", &StreetRow::name, must},
    {"unit", &StreetRow::unit, {0, 0, Form::id, true}},
    {"connector", &StreetRow::connector, {0, 0, Form::id, true}},
};
const Key<TypeRow> type_table[] = {
    {"name", &TypeRow::name, must},
    {"platform", &TypeRow::platform},
    {"full_number", &TypeRow::full_number},
};
const Key<QuestionRow> question_table[] = {
    {"code", &QuestionRow::code, {0, 0, Form::id, true}},
    {"text", &QuestionRow::text, must},
    {"answer", &QuestionRow::answer},
};
const Key<EntryRow> entry_table[] = {
    {"id", &EntryRow::id, must},
    {"types", &EntryRow::types, must},
};
const Key<ExceptionRow> exception_table[] = {
    {"grid", &ExceptionRow::grid},         {"area", &ExceptionRow::area}, {"type", &ExceptionRow::type},
    {"platform", &ExceptionRow::platform}, {"unit", &ExceptionRow::unit}, {"connector", &ExceptionRow::connector},
};

template <class T>
void append(std::vector<KeyRow>& rows, std::string_view element, std::span<const Key<T>> keys) {
  const T initial{};
  for (const Key<T>& key : keys)
    rows.push_back(
        {std::string(element), std::string(key.name), expected(key), text_of(key, initial), key.limits.required});
}

}  // namespace

std::span<const Key<RoutingFile>> routing_keys() { return routing_table; }
std::span<const Key<StreetRow>> street_keys() { return street_table; }
std::span<const Key<TypeRow>> type_keys() { return type_table; }
std::span<const Key<QuestionRow>> question_keys() { return question_table; }
std::span<const Key<EntryRow>> entry_keys() { return entry_table; }
std::span<const Key<ExceptionRow>> exception_keys() { return exception_table; }

void append_routing_rows(std::vector<KeyRow>& rows) {
  append(rows, "field_routing", routing_keys());
  append(rows, "street", street_keys());
  append(rows, "type", type_keys());
  append(rows, "question", question_keys());
  append(rows, "entry", entry_keys());
  append(rows, "exception", exception_keys());
}

}  // namespace zq::settings
