#include "adapters/services/connection_text.hpp"

#include <string_view>

#include "odbc/connection.hpp"
#include "odbc/data_source.hpp"

namespace zq::adapters {
namespace {

constexpr std::string_view placeholder = "${secret}";

void add_option(std::string& text, const odbc::DataSource& source, std::string_view name, std::string_view value) {
  if (source.sets(name)) return;
  if (!text.empty() && text.back() != ';') text += ';';
  text.append(name).append("=").append(value);
}

}  // namespace

Private connection_text(const settings::Database& database) {
  std::string text = database.connection;
  const odbc::DataSource source(text);
  if (source.kind() == odbc::Kind::postgresql) {
    add_option(text, source, "Protocol", "7.4-0");  // else a failed statement undoes the transaction silently
    add_option(text, source, "pqopt", "{tcp_user_timeout=5000}");
  } else if (source.kind() == odbc::Kind::mariadb) {
    add_option(text, source, "CONN_TIMEOUT", "3");
    add_option(text, source, "READ_TIMEOUT", "15");
    add_option(text, source, "WRITE_TIMEOUT", "15");
  }
  const std::string secret = odbc::braced(database.secret.reveal());
  for (size_t at = text.find(placeholder); at != text.npos; at = text.find(placeholder, at + secret.size()))
    text.replace(at, placeholder.size(), secret);
  return Private(std::move(text));
}

}  // namespace zq::adapters
