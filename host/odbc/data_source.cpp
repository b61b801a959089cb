#include "odbc/data_source.hpp"

#include <odbcinst.h>

#include <algorithm>
#include <array>

namespace zq::odbc {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Where the value of `option` stands in lowered text; npos: nowhere. An option begins the text or follows a semicolon.
size_t place_of(const std::string& text, std::string_view option) {
  const std::string key = lower(option) + "=";
  for (size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
    size_t before = at;
    while (before > 0 && text[before - 1] == ' ') --before;
    if (before == 0 || text[before - 1] == ';') return at + key.size();
  }
  return std::string::npos;
}

std::string_view value_at(std::string_view text, size_t at) {
  const bool braces = at < text.size() && text[at] == '{';
  if (braces) ++at;
  const size_t end = text.find(braces ? '}' : ';', at);
  return text.substr(at, end == std::string_view::npos ? end : end - at);
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

DataSource::DataSource(std::string_view connection_string) : text_(lower(connection_string)) {
  if (const size_t at = place_of(text_, "dsn"); at != std::string::npos) name_ = value_at(connection_string, at);
}

Kind DataSource::kind() const {
  const std::string given = value_of("driver");
  const std::string driver = given.empty() ? lower(looked_up("Driver")) : given;
  if (has(driver, "sqlite")) return Kind::sqlite;
  if (has(driver, "postgres") || has(driver, "psqlodbc")) return Kind::postgresql;
  if (has(driver, "maria") || has(driver, "maodbc") || has(driver, "mysql") || has(driver, "myodbc"))
    return Kind::mariadb;
  return Kind::other;
}

bool DataSource::sets(std::string_view option) const {
  return place_of(text_, option) != std::string::npos || !looked_up(option).empty();
}

std::string DataSource::value_of(std::string_view option) const {
  const size_t at = place_of(text_, option);
  return at == std::string::npos ? std::string() : std::string(value_at(text_, at));
}

std::string DataSource::looked_up(std::string_view option) const {
  if (name_.empty()) return {};
  std::array<char, 1024> value{};
  const int size = SQLGetPrivateProfileString(name_.c_str(), std::string(option).c_str(), "", value.data(),
                                              static_cast<int>(value.size()), "odbc.ini");
  return std::string(value.data(), static_cast<size_t>(std::clamp<int>(size, 0, value.size() - 1)));
}

}  // namespace zq::odbc
