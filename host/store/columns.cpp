#include "store/columns.hpp"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "domain/words.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

using nlohmann::json;

// The text is UTF-8 already (writes.cpp checks), so only what JSON itself reserves is escaped.
void append_quoted(std::string& out, std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4];
      out += hex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

template <class Items, class Append>
std::string array_of(const Items& items, Append append) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ',';
    append(out, item);
  }
  out += ']';
  return out;
}

// Runs `read` over the parsed column; whatever the JSON library dislikes is Corrupt.
template <class Read>
auto parsed(const char* column, const std::string& text, Read read) {
  try {
    return read(json::parse(text));
  } catch (const json::exception&) {
    throw Corrupt(std::string("column ") + column + " is not what the store writes");
  }
}

template <class T>
T known(const char* column, std::optional<T> value) {
  if (!value) throw Corrupt(std::string("column ") + column + " holds a word the store does not know");
  return *value;
}

}  // namespace

std::string json_of(const std::vector<Declared>& declared) {
  return array_of(declared, [](std::string& out, const Declared& one) {
    out += '[';
    append_quoted(out, one.name);
    out += ',';
    append_quoted(out, one.value.reveal());
    out += ']';
  });
}

std::vector<Declared> declared_from(const std::string& column) {
  return parsed("declared", column, [](const json& array) {
    std::vector<Declared> all;
    for (const json& one : array) all.push_back({one.at(0).get<std::string>(), Private(one.at(1).get<std::string>())});
    return all;
  });
}

FieldColumns json_of(const std::vector<FieldVerdict>& fields) {
  return {array_of(fields,
                   [](std::string& out, const FieldVerdict& one) {
                     out += '[';
                     append_quoted(out, one.name);
                     out += ',';
                     append_quoted(out, code(one.verdict));
                     out += ',';
                     append_quoted(out, one.note);
                     out += ']';
                   }),
          array_of(fields, [](std::string& out, const FieldVerdict& one) {
            if (one.found)
              append_quoted(out, one.found->reveal());
            else
              out += "null";
          })};
}

std::vector<FieldVerdict> fields_from(const std::string& fields, const std::string& found) {
  auto all = parsed("fields", fields, [](const json& array) {
    std::vector<FieldVerdict> read;
    for (const json& one : array)
      read.push_back({one.at(0).get<std::string>(), known("fields", verdict_from_code(one.at(1).get<std::string>())),
                      std::nullopt, one.at(2).get<std::string>()});
    return read;
  });
  return parsed("found", found, [&all](const json& array) {
    // An erased column is an empty array: the verdicts stay.
    for (size_t i = 0; i < array.size() && i < all.size(); ++i)
      if (!array[i].is_null()) all[i].found = Private(array[i].get<std::string>());
    return std::move(all);
  });
}

std::string json_of(const std::vector<Method>& methods) {
  return array_of(methods, [](std::string& out, Method one) { append_quoted(out, code(one)); });
}

std::vector<Method> methods_from(const std::string& column) {
  return parsed("methods", column, [](const json& array) {
    std::vector<Method> all;
    for (const json& one : array) all.push_back(known("methods", method_from_code(one.get<std::string>())));
    return all;
  });
}

std::string json_of(const std::vector<DeclaredField>& fields) {
  return array_of(fields, [](std::string& out, const DeclaredField& one) {
    out += '[';
    append_quoted(out, one.name);
    out += ',';
    append_quoted(out, one.label);
    for (bool flag : {one.required, one.is_date, one.granted}) out += flag ? ",true" : ",false";
    out += ']';
  });
}

std::vector<DeclaredField> declared_fields_from(const std::string& column) {
  return parsed("fields", column, [](const json& array) {
    std::vector<DeclaredField> all;
    for (const json& one : array)
      all.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>(), one.at(2).get<bool>(),
                     one.at(3).get<bool>(), one.at(4).get<bool>()});
    return all;
  });
}

std::string text_of(const std::optional<Date>& date) {
  if (!date) return "";
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date->year()),
                static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
  return text.data();
}

std::optional<Date> date_from(const std::string& column) {
  if (column.empty()) return std::nullopt;
  int year = 0, end = 0;
  unsigned month = 0, day = 0;
  if (std::sscanf(column.c_str(), "%d-%u-%u%n", &year, &month, &day, &end) != 3 ||
      static_cast<size_t>(end) != column.size())
    throw Corrupt("a date column is not YYYY-MM-DD");
  const Date date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) throw Corrupt("a date column holds no day of the calendar");
  return date;
}

workflow::WorkKind work_kind_from(std::string_view word) { return known("kind", workflow::work_kind_from_code(word)); }

}  // namespace zq::store
