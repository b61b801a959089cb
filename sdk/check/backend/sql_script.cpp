#include "check/backend/sql_script.hpp"

#include <algorithm>

#include "check/backend/unready.hpp"
#include "odbc/statement.hpp"
#include "odbc/transaction.hpp"

namespace zq::check {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// The place behind the closing quote of the text literal that begins here.
std::size_t end_of_literal(std::string_view script, std::size_t at) {
  for (std::size_t n = at + 1; n < script.size(); ++n) {
    if (script[n] != '\'') continue;
    if (n + 1 < script.size() && script[n + 1] == '\'')
      ++n;
    else
      return n + 1;
  }
  return script.size();
}

std::string literal_text(std::string_view literal) {
  std::string text;
  for (std::size_t n = 1; n + 1 < literal.size(); ++n) {
    text += literal[n];
    if (literal[n] == '\'') ++n;
  }
  return text;
}

}  // namespace

std::vector<SqlStatement> read_script(std::string_view script) {
  std::vector<SqlStatement> out;
  SqlStatement now;
  for (std::size_t at = 0; at < script.size();) {
    if (script.substr(at).starts_with("--")) {
      at = std::min(script.find('\n', at), script.size());
    } else if (script[at] == '\'') {
      const std::size_t end = end_of_literal(script, at);
      const std::string_view literal = script.substr(at, end - at);
      if (is_ascii(literal)) {
        now.sql += literal;
      } else {
        now.sql += '?';
        now.texts.push_back(literal_text(literal));
      }
      at = end;
    } else if (script[at] == ';') {
      ++at;
      if (now.sql.find_first_not_of(" \r\n\t") != std::string::npos) out.push_back(std::move(now));
      now = {};
    } else {
      now.sql += script[at++];
    }
  }
  if (now.sql.find_first_not_of(" \r\n\t") != std::string::npos) out.push_back(std::move(now));
  return out;
}

void run_script(const std::string& connection, Encoding charset, std::string_view script) {
  std::string at = "connect";
  try {
    odbc::Environment environment;
    odbc::Connection link(environment, connection);
    odbc::Transaction whole(link);
    for (const SqlStatement& one : read_script(script)) {
      at = one.sql.substr(0, 200);
      odbc::Statement statement(link, one.sql);
      for (std::size_t n = 0; n < one.texts.size(); ++n) {
        const auto bytes = encode_text(charset, one.texts[n]);
        if (!bytes) cannot("脚本中有该字符集没有的字", "the script has a character its charset lacks", at);
        statement.bind(static_cast<int>(n + 1), *bytes);
      }
      statement.execute();
    }
    at = "commit";
    whole.commit();
  } catch (const odbc::Failure& failure) {
    cannot("样例数据库建不起来", std::string("the setup script fails: ") + failure.what(), at);
  }
}

std::int64_t count(const std::string& connection, std::string_view sql) {
  try {
    odbc::Environment environment;
    odbc::Connection link(environment, connection);
    odbc::Statement statement(link, sql);
    statement.execute();
    if (!statement.fetch()) return 0;
    return statement.integer(1).value_or(0);
  } catch (const odbc::Failure& failure) {
    cannot("count_complaints 的查询失败", std::string("count_complaints fails: ") + failure.what());
  }
}

}  // namespace zq::check
