#include "adapters/services/connection_text.hpp"

#include <string_view>

#include "odbc/connection.hpp"

namespace zq::adapters {
namespace {

constexpr std::string_view placeholder = "${secret}";

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The value of driver=, in lower case; empty when the string names a DSN.
std::string driver_of(const std::string& lowered) {
  size_t at = lowered.find("driver=");
  if (at == lowered.npos) return {};
  at += 7;
  const bool braces = at < lowered.size() && lowered[at] == '{';
  const size_t end = lowered.find(braces ? '}' : ';', at);
  return lowered.substr(at, end == lowered.npos ? lowered.npos : end - at);
}

void add_option(std::string& text, const std::string& lowered, std::string_view name, std::string_view value) {
  if (lowered.find(lower(name) + "=") != lowered.npos) return;
  if (!text.empty() && text.back() != ';') text += ';';
  text.append(name).append("=").append(value);
}

}  // namespace

Private connection_text(const settings::Database& database) {
  std::string text = database.connection;
  const std::string lowered = lower(text);
  const std::string driver = driver_of(lowered);
  if (driver.find("postgres") != driver.npos) {
    add_option(text, lowered, "Protocol", "7.4-0");  // else a failed statement undoes the transaction silently
    add_option(text, lowered, "pqopt", "{tcp_user_timeout=5000}");
  } else if (driver.find("maria") != driver.npos || driver.find("mysql") != driver.npos) {
    add_option(text, lowered, "CONN_TIMEOUT", "3");
    add_option(text, lowered, "READ_TIMEOUT", "15");
    add_option(text, lowered, "WRITE_TIMEOUT", "15");
  }
  const std::string secret = odbc::braced(database.secret.reveal());
  for (size_t at = text.find(placeholder); at != text.npos; at = text.find(placeholder, at + secret.size()))
    text.replace(at, placeholder.size(), secret);
  return Private(std::move(text));
}

}  // namespace zq::adapters
