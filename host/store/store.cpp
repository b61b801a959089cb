#include "store/store.hpp"

#include "log/log.hpp"
#include "store/act_reads.hpp"
#include "store/columns.hpp"
#include "store/committer.hpp"
#include "store/document_reads.hpp"
#include "store/readers.hpp"
#include "store/reads.hpp"
#include "store/schema.hpp"
#include "store/schema_check.hpp"
#include "store/storable.hpp"
#include "store/trouble.hpp"

namespace zq::store {
namespace {

using namespace workflow;
using namespace std::chrono_literals;

constexpr int executor_threads = 2;
constexpr auto claim_limit = 15s;
constexpr auto probe_limit = 2s;
constexpr auto settle_limit = 2s;

// Hands a job to the committer and sleeps until it is finished.
struct Recorded {
  Committer& committer;
  UnitJob& job;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> self) {
    job.waiting = self;
    // Once queued, the coroutine may end on another thread at any time: nothing of it may be touched.
    if (auto refused = committer.enqueue(job)) {
      job.outcome = std::move(refused);
      self.resume();
    }
  }
  void await_resume() const noexcept {}
};

Named cases_statement(const CaseFilter& filter) {
  if (!filter.state) return filter.caller ? Named::cases_of_caller : Named::cases_all;
  if (*filter.state == CaseState::concluded)
    return filter.caller ? Named::cases_of_caller_in_state : Named::cases_in_state;
  return filter.caller ? Named::cases_of_caller_unfinished : Named::cases_unfinished;
}

class OdbcStore final : public workflow::Store {
 public:
  explicit OdbcStore(const settings::Store& settings)
      : readers_(environment_, settings), executor_(executor_threads), committer_(environment_, settings, executor_) {}

  ~OdbcStore() override {
    committer_.stop();
    executor_.stop();
  }

  Task<Result<Done>> commit(Unit unit) override {
    UnitJob job(std::move(unit));
    auto fault = job.writes.prepare();
    if (fault) co_return std::move(*fault);
    Recorded recorded{committer_, job};
    co_await recorded;
    if (job.outcome) co_return std::move(*job.outcome);
    co_return Done{};
  }

  Result<std::optional<RememberedReply>> find_reply(const CallerId& caller, const std::string& key) override {
    if (!storable(caller.value) || !storable(key)) return std::optional<RememberedReply>();
    auto found = readers_.read([&](Session& s) { return find(s, Named::reply_find, read_reply, caller.value, &key); });
    // SQLite shows what may still be on its way to the disk; a reply is given again only when it is safe there.
    if (found && found->has_value() && !committer_.settle(settle_limit))
      return Error{ErrorCode::in_progress, "相同的请求正在处理，请稍后再查询", "the disk is slow"};
    return found;
  }

  Result<std::optional<Case>> find_case(const CaseId& id) override {
    if (!storable(id.value)) return std::optional<Case>();
    return readers_.read([&](Session& s) { return find(s, Named::case_find, read_case, id.value); });
  }

  Result<std::optional<CaseId>> pending_case(const DepartmentId& department, const std::string& token) override {
    if (!storable(department.value) || !storable(token)) return std::optional<CaseId>();
    const auto read_id = +[](Row& row) { return CaseId{row.text()}; };
    return readers_.read([&](Session& s) { return find(s, Named::case_pending, read_id, department.value, &token); });
  }

  Result<Waiting> waiting_for(const DepartmentId& department, int limit) override {
    if (auto good = check_limit(limit); !good) return good.error();
    if (!storable(department.value)) return Waiting{};
    return readers_.read([&](Session& s) {
      return Waiting{waiting(s, Named::cases_waiting, read_case, department, limit),
                     waiting_count(s, Named::cases_waiting_count, department),
                     waiting(s, Named::complaints_waiting, read_complaint, department, limit),
                     waiting_count(s, Named::complaints_waiting_count, department)};
    });
  }

  Result<Page<Case>> cases(const CaseFilter& filter, const std::string& cursor, int limit) override {
    auto behind = asked('v', cursor, Position{millis(filter.until), ""}, limit);
    if (!behind) return behind.error();
    return readers_.read([&](Session& session) {
      odbc::Statement& statement = session.prepared(cases_statement(filter));
      int place = 0;
      if (filter.caller) statement.bind(++place, filter.caller->value);
      if (filter.state) statement.bind(++place, code(*filter.state));
      statement.bind(++place, millis(filter.from));
      statement.bind(++place, behind->number);
      statement.bind(++place, behind->id);
      statement.bind(++place, int64_t{limit} + 1);
      return page(statement, read_case, limit, [](const Case& last) {
        return cursor_of('v', {millis(last.opened_at), last.id.value});
      });
    });
  }

  Result<std::optional<ComplaintPassing>> find_passing(const ComplaintId& id) override {
    if (!storable(id.value)) return std::optional<ComplaintPassing>();
    return readers_.read([&](Session& s) { return find(s, Named::complaint_find, read_complaint, id.value); });
  }

  Result<Page<ComplaintPassing>> passings(const std::optional<CallerId>& caller, const std::string& cursor,
                                          int limit) override {
    auto behind = asked('c', cursor, before_all, limit);
    if (!behind) return behind.error();
    return readers_.read([&](Session& session) {
      odbc::Statement& statement = session.prepared(caller ? Named::complaints_of_caller : Named::complaints_all);
      int place = 0;
      if (caller) statement.bind(++place, caller->value);
      statement.bind(++place, behind->number);
      statement.bind(++place, behind->id);
      statement.bind(++place, int64_t{limit} + 1);
      return page(statement, read_complaint, limit, [](const ComplaintPassing& last) {
        return cursor_of('c', {millis(last.filed_at), last.id.value});
      });
    });
  }

  Result<std::optional<Document>> find_document(DocumentKind kind, const std::string& id) override {
    if (!storable(id)) return std::optional<Document>();
    const std::string word(code(kind));
    return readers_.read([&](Session& s) { return find(s, Named::document_find, read_document, word, &id); });
  }

  Result<Page<Document>> documents(const DocumentQuery& query, const std::string& cursor, int limit) override {
    if (auto good = check_limit(limit); !good) return good.error();
    auto behind = position_of('d', cursor, first_position(query));
    if (!behind) return behind.error();
    if (!storable(query.key)) return Page<Document>{};
    return readers_.read([&](Session& session) { return read_documents(session, query, *behind, limit); });
  }

  Result<int> newest_list_number() override {
    return readers_.read([](Session& session) {
      odbc::Statement& ask = session.prepared(Named::list_newest);
      ask.execute();
      Row row(ask);
      return row.next() ? row.integer() : 0;
    });
  }

  Result<std::optional<ListVersion>> list_version(int number) override {
    return readers_.read([&](Session& session) -> std::optional<ListVersion> {
      odbc::Statement& ask = session.prepared(Named::list_find);
      ask.bind(1, number);
      ask.execute();
      Row row(ask);
      if (!row.next()) return std::nullopt;
      ListVersion list{row.integer(), row.text(), row.text(), row.instant(), {}, date_from(row.text())};
      odbc::Statement& entries = session.prepared(Named::list_entries);
      entries.bind(1, number);
      entries.execute();
      for (Row entry(entries); entry.next();) list.entries.push_back(read_entry(entry));
      return list;
    });
  }

  Result<Page<StoredAct>> journal(const std::string& subject, const std::string& cursor, int limit) override {
    auto behind = asked('j', cursor, Position{0, ""}, limit);
    if (!behind) return behind.error();
    if (!storable(subject)) return Page<StoredAct>{};
    return readers_.read([&](Session& session) {
      odbc::Statement& statement = session.prepared(subject.empty() ? Named::journal_all : Named::journal_of_subject);
      int place = 0;
      if (!subject.empty()) statement.bind(++place, subject);
      statement.bind(++place, behind->number);
      statement.bind(++place, int64_t{limit} + 1);
      return page(statement, read_act, limit, [](const StoredAct& last) { return cursor_of('j', {last.number, ""}); });
    });
  }

  Result<Page<StoredAct>> acts(Instant from, Instant until, const std::string& cursor, int limit) override {
    auto behind = asked('a', cursor, Position{-1, ""}, limit);
    if (!behind) return behind.error();
    return readers_.read([&](Session& session) { return read_acts(session, from, until, *behind, limit); });
  }

  Result<std::vector<Work>> claim_work(Instant now, Instant lease_until, int limit) override {
    // Mostly nothing is due; a look costs no transaction. The claim itself goes through the committer, so that on
    // SQLite it waits for nobody's lock.
    auto due = readers_.read([&](Session& session) {
      odbc::Statement& look = session.prepared(Named::work_due);
      look.bind(1, millis(now));
      look.bind(2, millis(now));
      look.execute();
      const bool any = look.fetch();
      look.close();
      return any;
    });
    if (!due) return due.error();
    if (!*due || limit < 1) return std::vector<Work>();
    auto claim = std::make_shared<ClaimJob>(now, lease_until, limit);
    if (auto error = committer_.wait_for(claim, claim_limit)) {
      log::write("ZQ-3007", {{"detail", error->detail}});
      return std::move(*error);
    }
    return std::move(claim->work);
  }

  Result<Page<ParkedWork>> parked_work(const std::optional<WorkKind>& kind, const std::string& cursor,
                                       int limit) override {
    auto behind = asked('w', cursor, Position{0, ""}, limit);
    if (!behind) return behind.error();
    return readers_.read([&](Session& session) {
      odbc::Statement& statement = session.prepared(kind ? Named::work_parked_kind : Named::work_parked);
      int place = 0;
      if (kind) statement.bind(++place, code(*kind));
      statement.bind(++place, behind->number);
      statement.bind(++place, behind->id);
      statement.bind(++place, int64_t{limit} + 1);
      return page(statement, read_parked, limit, [](const ParkedWork& last) {
        return cursor_of('w', {millis(last.parked_at), last.work.id});
      });
    });
  }

  Result<Done> ready() override {
    if (auto error = committer_.wait_for(std::make_shared<ProbeJob>(), probe_limit)) return std::move(*error);
    return Done{};
  }

 private:
  static Result<Position> asked(char kind, const std::string& cursor, Position first, int limit) {
    auto in_range = check_limit(limit);
    if (!in_range) return in_range.error();
    return position_of(kind, cursor, std::move(first));
  }

  odbc::Environment environment_;
  Readers readers_;
  Executor executor_;
  Committer committer_;
};

}  // namespace

Result<std::unique_ptr<workflow::Store>> open(const settings::Store& settings) {
  try {
    if (settings.kind == settings::Store::Kind::sqlite && !std::filesystem::exists(settings.path))
      return Error{ErrorCode::storage,
                   "数据库文件 " + settings.path.string() + " 不存在，请先运行 zhengqiao migrate。"};
    odbc::Environment environment;
    Session session(environment, settings);
    const int number = schema_number(session);
    if (auto newer = refuse_newer(number)) return *newer;
    if (number < newest_schema())
      return Error{ErrorCode::storage,
                   "数据库结构为第 " + std::to_string(number) + " 版，本程序需要第 " + std::to_string(newest_schema()) +
                       " 版，请先运行 zhengqiao migrate。",
                   "schema " + std::to_string(number) + " is older than " + std::to_string(newest_schema())};
    std::unique_ptr<workflow::Store> store = std::make_unique<OdbcStore>(settings);
    log::write("ZQ-3001", {{"kind", odbc::name(session.kind())}, {"schema", number}});
    return store;
  } catch (const odbc::Failure& failure) {
    return error_of(failure, Doing::opening);
  }
}

}  // namespace zq::store
