// Replay: a recording in the place of the legacy system. It answers statements and HTTP exchanges by what was asked, in
// any order; asked more often than recorded, it gives the last answer again. What was asked and is not recorded fails
// with ZQ_E_INTERNAL and a sentence, and is kept in missing(); what was recorded and never asked is in unused().
//
//   zq::test::AdapterHost host;
//   zq::test::Replay replay(host, zq::test::read_recording("recordings/marriage.zqrec"));
//   zq::test::RunningAdapter adapter(host, zq::test::load_adapter(path), "civil_affairs");
//   assert(replay.differences(adapter).empty());   // makes every recorded call again and compares what is said
//   assert(replay.missing().empty() && replay.unused().empty());
//
// One Replay for one host; any thread.
#pragma once
#include <fstream>
#include <list>
#include <map>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "zq/recording.hpp"
#include "zq/test_host.hpp"

namespace zq::test {

inline Recording read_recording(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) throw std::runtime_error("录制文件读不到：" + path);
  return Recording::parse(text.str());
}

class Replay {
 public:
  Replay(AdapterHost& host, Recording recording) : host_(host), recording_(std::move(recording)) {
    for (const RecordedQuery* query : recording_.all<RecordedQuery>()) queries_[key(*query)].answers.push_back(query);
    for (const RecordedExchange* exchange : recording_.all<RecordedExchange>())
      exchanges_[key(*exchange)].answers.push_back(exchange);
    host.http = [this](const HttpExchange& asked) { return answer(asked); };
    host.services[ZQ_SVC_DATABASE] = &database;
    host.user = this;
  }
  Replay(const Replay&) = delete;
  Replay& operator=(const Replay&) = delete;

  const Recording& recording() const { return recording_; }
  // What was asked and is not in the recording; without values, which may be personal.
  std::vector<std::string> missing() const {
    const std::lock_guard lock(mutex_);
    return missing_;
  }
  std::vector<std::string> unused() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> found;
    for (const auto& [asked, entry] : queries_)
      for (std::size_t i = entry.used; i < entry.answers.size(); ++i) found.push_back("query " + entry.answers[i]->sql);
    for (const auto& [asked, entry] : exchanges_)
      for (std::size_t i = entry.used; i < entry.answers.size(); ++i)
        found.push_back("http " + entry.answers[i]->method + " " + entry.answers[i]->path);
    return found;
  }

  // Makes every recorded call and compares status, verdict, records, cursor and token; one sentence per difference.
  std::vector<std::string> differences(RunningAdapter& adapter) const {
    std::vector<std::string> found;
    int number = 0;
    for (const RecordedCall* was : recording_.all<RecordedCall>()) {
      AdapterCall call;
      call.raw()->now_unix_ms = was->now_unix_ms;
      const RecordedCall is = made(adapter, *was, call);
      const std::string which =
          "第 " + std::to_string(++number) + " 次调用 " + was->operation + " " + was->subject + "：";
      const auto compare = [&](const char* what, const auto& expected, const auto& got) {
        if (expected != got) found.push_back(which + what + "应为 " + shown(expected) + "，实为 " + shown(got));
      };
      compare("状态", was->status, is.status);
      compare("结论", was->verdict, is.verdict);
      compare("输出的记录", sorted(was->emitted), sorted(is.emitted));
      compare("翻页标记", was->cursor, is.cursor);
      compare("令牌", was->token, is.token);
      if (is.status != was->status && !call.error_text.empty()) found.back() += "（" + call.error_text + "）";
    }
    return found;
  }

 private:
  template <class T>
  struct Answers {
    std::vector<const T*> answers;
    std::size_t used = 0;
    const T* next() { return answers[used < answers.size() ? used++ : answers.size() - 1]; }
  };
  struct Line {
    Replay* replay;
    const zq_call* call;
    std::string source;
    struct Statement {
      Line* line;
      RecordedQuery asked;
      const RecordedQuery* answer = nullptr;
      std::size_t row = 0;  // of the next fetch
    };
    std::list<Statement> statements;
  };
  using Statement = Line::Statement;

  // ---- comparing calls
  using Rows = std::vector<std::map<std::string, std::string>>;
  static Rows sorted(const std::vector<RecordedCall::Fields>& emitted) {
    Rows rows;
    for (const auto& fields : emitted) rows.emplace_back(fields.begin(), fields.end());
    return rows;
  }
  static std::string shown(std::int32_t number) { return std::to_string(number); }
  static std::string shown(const std::string& text) { return "“" + text + "”"; }
  static std::string shown(const Rows& rows) {
    std::string out;
    for (const auto& row : rows)
      for (const auto& [name, value] : row) out += (out.empty() ? "" : " ") + name + "=" + value;
    return "[" + out + "]";
  }
  static RecordedCall made(RunningAdapter& adapter, const RecordedCall& was, AdapterCall& call) {
    RecordedCall is;
    if (was.operation == "verify")
      is.status = adapter.verify(call, was.subject, was.fields);
    else if (was.operation == "poll")
      is.status = adapter.poll(call, was.subject);
    else if (was.operation == "list")
      is.status = adapter.list(call, was.subject, was.limit, was.fields);
    else if (was.operation == "submit")
      is.status = adapter.submit(call, was.fields, was.subject);
    else if (was.operation == "status")
      is.status = adapter.complaint_status(call, was.subject);
    else if (was.operation == "health")
      is.status = adapter.health(call);
    else
      throw std::runtime_error("录制文件中有不认识的调用 " + was.operation);
    is.verdict = is.status == ZQ_OK ? call.verdict : 0;
    is.cursor = call.cursor;
    is.token = call.token;
    for (const RecordedFields& record : call.records) is.emitted.emplace_back(record.begin(), record.end());
    return is;
  }

  // ---- HTTP. A secret of this host stands for every secret of the recording.
  static std::string key(const RecordedExchange& e) { return e.method + "\n" + e.path + "\n" + e.request; }
  std::string without_secrets(std::string text) const {
    for (const auto& [name, secret] : host_.secrets)
      for (std::size_t at = text.find(secret); !secret.empty() && at != text.npos; at = text.find(secret, at + 3))
        text.replace(at, secret.size(), "***");
    return text;
  }
  HttpAnswer answer(const HttpExchange& asked) {
    const std::size_t authority = asked.url.find("://");
    const std::size_t path = asked.url.find('/', authority == asked.url.npos ? 0 : authority + 3);
    RecordedExchange wanted{asked.method, path == asked.url.npos ? "/" : asked.url.substr(path)};
    const auto utf8 = to_utf8("UTF-8", asked.body);
    wanted.request = without_secrets(utf8 ? *utf8 : to_utf8("GB18030", asked.body).value_or(asked.body));
    const std::lock_guard lock(mutex_);
    const auto found = exchanges_.find(key(wanted));
    if (found == exchanges_.end()) {
      missing_.push_back("录制中没有这次 HTTP 请求：" + wanted.method + " " + wanted.path + "（报文 " +
                         std::to_string(asked.body.size()) + " 字节）");
      return {0, {}, missing_.back(), ZQ_E_INTERNAL};
    }
    const RecordedExchange& was = *found->second.next();
    if (was.failure != ZQ_OK) return {0, {}, "录制的交换以失败告终", was.failure};
    return {was.status, was.content_type, from_utf8(was.reply_charset, was.reply).value_or(was.reply), ZQ_OK};
  }

  // ---- database
  static std::string key(const RecordedQuery& query) {
    std::string out = query.source + "\n" + query.sql;
    for (const RecordedCell& cell : query.bound) out += "\n" + recording_detail::escaped(cell);
    return out;
  }
  static Line* line(zq_db* db) noexcept { return static_cast<Line*>(static_cast<void*>(db)); }
  static Statement* statement(zq_stmt* s) noexcept { return static_cast<Statement*>(static_cast<void*>(s)); }
  static zq_status fail(const Statement* s, zq_status status, const std::string& why) {
    s->line->call->set_error(s->line->call, status, str(why));
    return status;
  }
  static zq_status open(const zq_host* host, const zq_call* call, const char* source, zq_db** db) noexcept {
    auto* replay = static_cast<Replay*>(AdapterHost::of(host).user);
    *db = static_cast<zq_db*>(static_cast<void*>(new Line{replay, call, source, {}}));
    return ZQ_OK;
  }
  static void close(zq_db* db) noexcept { delete line(db); }
  static zq_status prepare(zq_db* db, zq_str sql, zq_stmt** out) noexcept {
    line(db)->statements.push_back({line(db), {line(db)->source, text(sql), {}}});
    *out = static_cast<zq_stmt*>(static_cast<void*>(&line(db)->statements.back()));
    return ZQ_OK;
  }
  static zq_status bind(zq_stmt* raw, std::uint32_t n, RecordedCell cell) {
    RecordedRow& bound = statement(raw)->asked.bound;
    if (n == 0 || n > 1000) return ZQ_E_INVALID;
    if (bound.size() < n) bound.resize(n);
    bound[n - 1] = std::move(cell);
    return ZQ_OK;
  }
  static zq_status bind_text(zq_stmt* raw, std::uint32_t n, zq_str value) noexcept {
    return bind(raw, n, {RecordedCell::Kind::text, text(value)});
  }
  static zq_status bind_int(zq_stmt* raw, std::uint32_t n, std::int64_t value) noexcept {
    return bind(raw, n, {RecordedCell::Kind::text, std::to_string(value)});
  }
  static zq_status bind_null(zq_stmt* raw, std::uint32_t n) noexcept {
    return bind(raw, n, {RecordedCell::Kind::null});
  }
  static zq_status execute(zq_stmt* raw) noexcept {
    Statement* s = statement(raw);
    Replay& self = *s->line->replay;
    const std::lock_guard lock(self.mutex_);
    const auto found = self.queries_.find(key(s->asked));
    s->row = 0;
    s->answer = found == self.queries_.end() ? nullptr : found->second.next();
    if (s->answer) return s->answer->status;
    self.missing_.push_back("录制中没有这次查询（或参数不同）：" + s->asked.source + " " + s->asked.sql);
    return fail(s, ZQ_E_INTERNAL, self.missing_.back());
  }
  static zq_status fetch(zq_stmt* raw, std::int32_t* has_row) noexcept {
    Statement* s = statement(raw);
    if (!s->answer) return ZQ_E_INVALID;
    *has_row = s->row < s->answer->rows.size();
    if (!*has_row && !s->answer->ended) return fail(s, ZQ_E_INTERNAL, "录制时没有读到这里：后面还有没有行不得而知");
    ++s->row;
    return ZQ_OK;
  }
  static zq_status column(zq_stmt* raw, std::uint32_t n, zq_str* value) noexcept {
    const Statement* s = statement(raw);
    if (!s->answer || s->row == 0 || s->row > s->answer->rows.size()) return ZQ_E_INVALID;
    const RecordedRow& row = s->answer->rows[s->row - 1];
    if (n == 0 || n > row.size() || row[n - 1].kind == RecordedCell::Kind::unread)
      return fail(s, ZQ_E_INTERNAL, "录制时没有读取第 " + std::to_string(n) + " 列：请重新录制");
    *value = row[n - 1].kind == RecordedCell::Kind::null ? zq_str{nullptr, 0} : str(row[n - 1].text);
    return ZQ_OK;
  }
  static zq_status affected(zq_stmt* raw, std::int64_t* rows) noexcept {
    *rows = statement(raw)->answer ? statement(raw)->answer->affected : 0;
    return ZQ_OK;
  }
  static zq_status begin(zq_db*) noexcept { return ZQ_OK; }
  static zq_status commit(zq_db*) noexcept { return ZQ_OK; }
  static constexpr zq_database database{
      sizeof(zq_database), 0,        &open,  &close,  &prepare,  &bind_text, &bind_int,
      &bind_null,          &execute, &fetch, &column, &affected, &begin,     &commit};

  AdapterHost& host_;
  const Recording recording_;
  mutable std::mutex mutex_;
  std::map<std::string, Answers<RecordedQuery>> queries_;
  std::map<std::string, Answers<RecordedExchange>> exchanges_;
  std::vector<std::string> missing_;
};

}  // namespace zq::test
