#include "store/store.hpp"

#include <limits>

#include "log/log.hpp"
#include "store/columns.hpp"
#include "store/committer.hpp"
#include "store/cursor.hpp"
#include "store/readers.hpp"
#include "store/rows.hpp"
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
constexpr auto disorder = std::chrono::hours(1);  // an act may be committed so much later than others of its time
const Position before_all{std::numeric_limits<int64_t>::max(), ""};

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

int64_t millis(Instant at) { return at.time_since_epoch().count(); }

// One row or none, found by one or two texts.
template <class T>
std::optional<T> find(Session& session, Named named, T (*read)(Row&), const std::string& first,
                      const std::string* second = nullptr) {
  odbc::Statement& statement = session.prepared(named);
  statement.bind(1, first);
  if (second) statement.bind(2, *second);
  statement.execute();
  Row row(statement);
  if (!row.next()) return std::nullopt;
  return read(row);
}

// Binds what follows the filters, reads one row more than asked: it tells whether there is a next page.
template <class T, class PositionOf>
Page<T> page(odbc::Statement& statement, T (*read)(Row&), int limit, PositionOf position_of_item) {
  statement.execute();
  Page<T> page;
  Row row(statement);
  while (row.next()) {
    if (static_cast<int>(page.items.size()) == limit) {
      page.next = position_of_item(page.items.back());
      break;
    }
    page.items.push_back(read(row));
  }
  return page;
}

template <class T>
std::vector<T> waiting(Session& session, Named named, T (*read)(Row&), const DepartmentId& department, int limit) {
  odbc::Statement& statement = session.prepared(named);
  statement.bind(1, department.value);
  statement.bind(2, int64_t{limit});
  statement.execute();
  std::vector<T> all;
  for (Row row(statement); row.next();) all.push_back(read(row));
  return all;
}

int64_t waiting_count(Session& session, Named named, const DepartmentId& department) {
  const auto number = +[](Row& row) { return row.number(); };
  return find(session, named, number, department.value).value_or(0);
}

Named cases_statement(const CaseFilter& filter) {
  if (!filter.state) return filter.caller ? Named::cases_of_caller : Named::cases_all;
  if (*filter.state == CaseState::concluded)
    return filter.caller ? Named::cases_of_caller_in_state : Named::cases_in_state;
  return filter.caller ? Named::cases_of_caller_unfinished : Named::cases_unfinished;
}

struct DocumentsStatement {
  Named oldest, newest;
  bool keyed = true, timed = true;  // timed: bounded by opened_at; else by what is due
};
DocumentsStatement statement_of(DocumentQuery::By by) {
  using By = DocumentQuery::By;
  switch (by) {
    case By::all:
      return {Named::documents_all, Named::documents_all_newest, false};
    case By::unit:
      return {Named::documents_of_unit, Named::documents_of_unit_newest};
    case By::owner:
      return {Named::documents_of_owner, Named::documents_of_owner_newest};
    case By::case_id:
      return {Named::documents_of_case, Named::documents_of_case_newest};
    case By::person:
      return {Named::documents_of_person, Named::documents_of_person_newest};
    case By::state:
      return {Named::documents_in_state, Named::documents_in_state_newest};
    case By::open:
      return {Named::documents_open, Named::documents_open, false, false};
    case By::open_of_unit:
      return {Named::documents_open_of_unit, Named::documents_open_of_unit, true, false};
  }
  return {Named::documents_all, Named::documents_all_newest, false};
}

// The number of the first act that was not committed before acts of that time; one more than the last when there is
// none. By halving: acts are in the order of time but for what `disorder` allows.
int64_t first_act_since(Session& session, Instant at) {
  odbc::Statement& end = session.prepared(Named::journal_end);
  end.execute();
  int64_t low = 1, high = 1;  // the answer is in low..high
  if (Row row(end); row.next()) high = row.number() + 1;
  odbc::Statement& look = session.prepared(Named::journal_at);
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    look.bind(1, middle);
    look.execute();
    Row row(look);
    const bool any = row.next();
    const int64_t number = any ? row.number() : high;
    if (any && row.instant() < at)
      low = number + 1;
    else
      high = middle;
  }
  return low;
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

  Result<std::optional<Complaint>> find_complaint(const ComplaintId& id) override {
    if (!storable(id.value)) return std::optional<Complaint>();
    return readers_.read([&](Session& s) { return find(s, Named::complaint_find, read_complaint, id.value); });
  }

  Result<Page<Complaint>> complaints(const std::optional<CallerId>& caller, const std::string& cursor,
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
      return page(statement, read_complaint, limit, [](const Complaint& last) {
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
    const DocumentsStatement with = statement_of(query.by);
    const bool newest = with.timed && query.newest_first;
    auto behind = asked('d', cursor, newest ? before_all : Position{0, ""}, limit);
    if (!behind) return behind.error();
    if (!storable(query.key)) return Page<Document>{};
    return readers_.read([&](Session& session) {
      odbc::Statement& statement = session.prepared(newest ? with.newest : with.oldest);
      int place = 0;
      statement.bind(++place, code(query.kind));
      if (with.keyed) statement.bind(++place, query.key);
      if (with.timed) {
        statement.bind(++place, millis(query.from));
        statement.bind(++place, millis(query.until));
      }
      statement.bind(++place, behind->number);
      statement.bind(++place, behind->id);
      statement.bind(++place, int64_t{limit} + 1);
      return page(statement, read_document, limit, [&](const Document& last) {
        return cursor_of('d', {millis(with.timed ? last.opened_at : last.due_at.value_or(never_due)), last.id});
      });
    });
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
      ListVersion list{row.integer(), row.text(), row.text(), row.instant(), {}};
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
    return readers_.read([&](Session& session) {
      if (behind->number < 0) behind->number = first_act_since(session, from - disorder) - 1;
      odbc::Statement& statement = session.prepared(Named::journal_between);
      const int64_t values[] = {behind->number, first_act_since(session, until + disorder), millis(from), millis(until),
                                int64_t{limit} + 1};
      int place = 0;
      for (const int64_t value : values) statement.bind(++place, value);
      return page(statement, read_act, limit, [](const StoredAct& last) { return cursor_of('a', {last.number, ""}); });
    });
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
