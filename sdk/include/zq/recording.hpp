// Recording: legacy traffic as text, to be replayed in the tests of an adapter (zq/replay.hpp). Made by zq::Recorder
// (zq/recorder.hpp) or `zq-adapter run --record FILE`, which write masked ones only (zq/masking.hpp). The format is
// made to be read and reviewed: one fact a line, entries apart by an empty line.
//
//   zqrec 1
//
//   call verify marriage.status          query main                          http POST /services/query
//   at 1767225600000                     sql SELECT XM FROM RY WHERE H = ?   charset GB18030
//   field name 甲子                       bind 331099199001010017             request <?xml ...>\n<a>...</a>
//   status 0                             row 甲子<TAB>\N                       status 200
//   verdict 1                            end                                 type text/xml; charset=GBK
//   emit field=name<TAB>verdict=1        affected 0                          reply-charset GB18030
//                                                                            reply <?xml ...>
//
// In values \t \n \r \s \\ stand for what C means by them (\s: a last blank), \N is NULL, \- a column that the adapter
// did not read. A line that begins with # says something to people. Plain values: no host, no file; a malformed text
// throws std::runtime_error.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "zq/abi.h"

namespace zq {
inline namespace sdk1 {

// One value of a row or a parameter. Whole numbers are written in decimal.
struct RecordedCell {
  enum class Kind { text, null, unread } kind = Kind::unread;
  std::string text = {};
  bool operator==(const RecordedCell& other) const { return kind == other.kind && text == other.text; }
};
using RecordedRow = std::vector<RecordedCell>;

// One execution of a statement, and as many of its rows as the adapter fetched.
struct RecordedQuery {
  std::string source, sql;
  RecordedRow bound;
  std::vector<RecordedRow> rows = {};
  bool ended = false;  // the adapter saw the end of the rows
  std::int64_t affected = 0;
  zq_status status = ZQ_OK;  // of the execution
};

// One HTTP exchange. Bodies are UTF-8 here; the charset is what they were on the line. Neither host nor headers are
// kept.
struct RecordedExchange {
  std::string method, path;
  std::string charset = "UTF-8", request = {};
  std::int32_t status = 0;
  std::string content_type = {}, reply_charset = "UTF-8", reply = {};
  zq_status failure = ZQ_OK;  // not ZQ_OK: there was no reply
};

// One call of the adapter and what it said. subject: check, cursor, idempotency key, receipt or token.
struct RecordedCall {
  using Fields = std::vector<std::pair<std::string, std::string>>;
  std::string operation, subject;
  std::int64_t now_unix_ms = 0;
  std::uint32_t limit = 0;  // list
  Fields fields = {};
  zq_status status = ZQ_OK;
  zq_verdict verdict = 0;
  std::string cursor = {}, token = {};
  std::vector<Fields> emitted = {};
};

struct Recording {
  std::vector<std::variant<RecordedCall, RecordedQuery, RecordedExchange>> entries;

  std::string text() const;
  static Recording parse(std::string_view text);

  template <class T>
  std::vector<const T*> all() const {
    std::vector<const T*> found;
    for (const auto& entry : entries)
      if (const T* one = std::get_if<T>(&entry)) found.push_back(one);
    return found;
  }
};

namespace recording_detail {

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\t')
      out += "\\t";
    else
      out += c;
  }
  if (!out.empty() && out.back() == ' ') out.replace(out.size() - 1, 1, "\\s");  // editors take blanks off
  return out;
}

inline std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 's' ? ' ' : c;
  }
  return out;
}

inline std::string escaped(const RecordedCell& cell) {
  if (cell.kind == RecordedCell::Kind::null) return "\\N";
  return cell.kind == RecordedCell::Kind::unread ? "\\-" : escaped(cell.text);
}
inline RecordedCell cell_of(std::string_view text) {
  if (text == "\\N") return {RecordedCell::Kind::null};
  if (text == "\\-") return {RecordedCell::Kind::unread};
  return {RecordedCell::Kind::text, plain(text)};
}

inline std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// "word rest" -> the two.
inline std::pair<std::string, std::string> cut(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos) return {std::string(line), {}};
  return {std::string(line.substr(0, blank)), std::string(line.substr(blank + 1))};
}

inline void write(std::ostream& out, const RecordedCall& c) {
  out << "call " << c.operation << ' ' << escaped(c.subject) << "\nat " << c.now_unix_ms << '\n';
  if (c.limit) out << "limit " << c.limit << '\n';
  for (const auto& [name, value] : c.fields) out << "field " << name << ' ' << escaped(value) << '\n';
  out << "status " << c.status << "\nverdict " << c.verdict << '\n';
  if (!c.cursor.empty()) out << "cursor " << escaped(c.cursor) << '\n';
  if (!c.token.empty()) out << "token " << escaped(c.token) << '\n';
  for (const RecordedCall::Fields& fields : c.emitted) {
    out << "emit ";
    for (std::size_t i = 0; i < fields.size(); ++i)
      out << (i ? "\t" : "") << fields[i].first << '=' << escaped(fields[i].second);
    out << '\n';
  }
}

inline void write(std::ostream& out, const RecordedQuery& q) {
  out << "query " << q.source << "\nsql " << escaped(q.sql) << '\n';
  for (const RecordedCell& cell : q.bound) out << "bind " << escaped(cell) << '\n';
  if (q.status != ZQ_OK) out << "status " << q.status << '\n';
  for (const RecordedRow& row : q.rows) {
    out << "row ";
    for (std::size_t i = 0; i < row.size(); ++i) out << (i ? "\t" : "") << escaped(row[i]);
    out << '\n';
  }
  if (q.ended) out << "end\n";
  if (q.affected) out << "affected " << q.affected << '\n';
}

inline void write(std::ostream& out, const RecordedExchange& e) {
  out << "http " << e.method << ' ' << escaped(e.path) << "\ncharset " << e.charset << "\nrequest "
      << escaped(e.request) << '\n';
  if (e.failure != ZQ_OK) {
    out << "failure " << e.failure << '\n';
    return;
  }
  out << "status " << e.status << "\ntype " << escaped(e.content_type) << "\nreply-charset " << e.reply_charset
      << "\nreply " << escaped(e.reply) << '\n';
}

inline bool read(RecordedCall& c, const std::string& word, const std::string& value) {
  if (word == "at")
    c.now_unix_ms = std::stoll(value);
  else if (word == "limit")
    c.limit = static_cast<std::uint32_t>(std::stoul(value));
  else if (word == "status")
    c.status = std::stoi(value);
  else if (word == "verdict")
    c.verdict = std::stoi(value);
  else if (word == "cursor")
    c.cursor = plain(value);
  else if (word == "token")
    c.token = plain(value);
  else if (word == "field") {
    const auto [name, text] = cut(value);
    c.fields.emplace_back(name, plain(text));
  } else if (word == "emit") {
    RecordedCall::Fields fields;
    for (const std::string_view part : split(value, '\t')) {
      const std::size_t equals = part.find('=');
      if (equals == std::string_view::npos) return false;
      fields.emplace_back(std::string(part.substr(0, equals)), plain(part.substr(equals + 1)));
    }
    c.emitted.push_back(std::move(fields));
  } else
    return false;
  return true;
}

inline bool read(RecordedQuery& q, const std::string& word, const std::string& value) {
  if (word == "sql")
    q.sql = plain(value);
  else if (word == "bind")
    q.bound.push_back(cell_of(value));
  else if (word == "status")
    q.status = std::stoi(value);
  else if (word == "end")
    q.ended = true;
  else if (word == "affected")
    q.affected = std::stoll(value);
  else if (word == "row") {
    q.rows.emplace_back();
    for (const std::string_view part : split(value, '\t')) q.rows.back().push_back(cell_of(part));
  } else
    return false;
  return true;
}

inline bool read(RecordedExchange& e, const std::string& word, const std::string& value) {
  if (word == "charset")
    e.charset = value;
  else if (word == "request")
    e.request = plain(value);
  else if (word == "failure")
    e.failure = std::stoi(value);
  else if (word == "status")
    e.status = std::stoi(value);
  else if (word == "type")
    e.content_type = plain(value);
  else if (word == "reply-charset")
    e.reply_charset = value;
  else if (word == "reply")
    e.reply = plain(value);
  else
    return false;
  return true;
}

}  // namespace recording_detail

inline std::string Recording::text() const {
  std::ostringstream out;
  out << "zqrec 1\n";
  for (const auto& entry : entries) {
    out << '\n';
    std::visit([&](const auto& one) { recording_detail::write(out, one); }, entry);
  }
  return out.str();
}

inline Recording Recording::parse(std::string_view text) {
  using namespace recording_detail;
  Recording recording;
  int number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    const auto wrong = [&](const char* expected) {
      return std::runtime_error("录制文件第 " + std::to_string(number) + " 行有误：应为" + expected);
    };
    if (number == 1 && line != "zqrec 1") throw wrong(" zqrec 1（本工具能读的录制格式）");
    if (number == 1 || line.empty() || line[0] == '#') continue;
    const auto [word, value] = cut(line);
    const auto [first, second] = cut(value);
    if (word == "call")
      recording.entries.emplace_back(RecordedCall{first, plain(second)});
    else if (word == "query")
      recording.entries.emplace_back(RecordedQuery{value, {}, {}});
    else if (word == "http")
      recording.entries.emplace_back(RecordedExchange{first, plain(second)});
    else if (recording.entries.empty())
      throw wrong(" call、query 或 http");
    else if (!std::visit([&, w = word, v = value](auto& one) { return read(one, w, v); }, recording.entries.back()))
      throw wrong("这一条目已知的内容（格式见 zq/recording.hpp）");
  }
  return recording;
}

}  // namespace sdk1
}  // namespace zq
