#include "support/memory_store.hpp"

#include <algorithm>
#include <charconv>

namespace zq::test {
namespace {

using namespace workflow;

size_t position(const std::string& cursor) {
  size_t at = 0;
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), at);
  return at;
}

template <class T>
Page<T> page_of(const std::vector<T>& all, const std::string& cursor, int limit) {
  Page<T> page;
  size_t at = position(cursor);
  for (; at < all.size() && page.items.size() < static_cast<size_t>(limit); ++at) page.items.push_back(all[at]);
  if (at < all.size()) page.next = std::to_string(at);
  return page;
}

Error conflict() { return Error{ErrorCode::conflict, "内容已有变化"}; }

template <class T>
std::optional<Error> save(std::map<std::string, T>& table, T value) {
  const auto found = table.find(value.id.value);
  const int stored = found == table.end() ? 0 : found->second.version;
  if (stored != value.version) return conflict();
  ++value.version;
  table.insert_or_assign(value.id.value, std::move(value));
  return std::nullopt;
}

}  // namespace

// One change of a unit; an error undoes the unit.
struct MemoryStore::Apply {
  Content& content;
  std::optional<Error> operator()(RememberReply& change) {
    const auto key = std::pair(change.reply.caller.value, change.reply.key);
    if (!content.replies.emplace(key, change.reply).second) return Error{ErrorCode::in_progress, "相同的请求正在处理"};
    return std::nullopt;
  }
  std::optional<Error> operator()(SaveCase& change) { return save(content.cases, std::move(change.value)); }
  std::optional<Error> operator()(SavePassing& change) { return save(content.complaints, std::move(change.value)); }
  std::optional<Error> operator()(SaveDocument& change) {
    Document& value = change.value;
    const auto found = content.documents.find({value.kind, value.id});
    const int stored = found == content.documents.end() ? 0 : found->second.version;
    if (stored != value.version) return conflict();
    if (stored == 0 && !value.series.empty())
      value.number = 1 + static_cast<int>(std::ranges::count_if(content.documents, [&](const auto& one) {
                       return one.second.kind == value.kind && one.second.series == value.series;
                     }));
    ++value.version;
    content.documents.insert_or_assign({value.kind, value.id}, value);
    return std::nullopt;
  }
  std::optional<Error> operator()(AppendAct& change) {
    content.acts.push_back({static_cast<int64_t>(content.acts.size()) + 1, std::move(change.act)});
    return std::nullopt;
  }
  std::optional<Error> operator()(PutWork& change) {
    content.work.insert_or_assign(change.work.id, change.work);
    content.parked.erase(change.work.id);
    return std::nullopt;
  }
  std::optional<Error> operator()(DropWork& change) {
    content.work.erase(change.id);
    return std::nullopt;
  }
  std::optional<Error> operator()(RetryWork& change) {
    const auto found = content.work.find(change.id);
    if (found == content.work.end()) return std::nullopt;
    found->second.due_at = change.due_at;
    ++found->second.attempts;
    return std::nullopt;
  }
  std::optional<Error> operator()(ParkWork& change) {
    auto found = content.work.extract(change.id);
    if (found.empty()) return std::nullopt;
    ++found.mapped().attempts;
    content.parked.insert_or_assign(change.id, ParkedWork{found.mapped(), change.at, change.failure});
    return std::nullopt;
  }
  std::optional<Error> operator()(ResumeWork& change) {
    for (auto at = content.parked.begin(); at != content.parked.end();) {
      Work work = at->second.work;
      const bool chosen = change.id.empty() ? work.kind == change.kind : work.id == change.id;
      if (!chosen) {
        ++at;
        continue;
      }
      work.due_at = change.due_at;
      work.attempts = 0;
      content.work.insert_or_assign(work.id, work);
      at = content.parked.erase(at);
    }
    return std::nullopt;
  }
  std::optional<Error> operator()(PublishList& change) {
    if (!content.lists.emplace(change.version.number, change.version).second) return conflict();
    return std::nullopt;
  }
};

MemoryStore::MemoryStore() : thread_([this] { run(); }) {}

MemoryStore::~MemoryStore() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void MemoryStore::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto next = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    next();
    next = nullptr;
    lock.lock();
  }
}

Task<Result<Done>> MemoryStore::commit(Unit unit) {
  auto shared = std::make_shared<Unit>(std::move(unit));
  return from_callback<Result<Done>>([this, shared](std::function<void(Result<Done>)> done) {
    const std::lock_guard lock(mutex_);
    queue_.push_back([this, shared, done = std::move(done)] { done(write(std::move(*shared))); });
    wake_.notify_one();
  });
}

Result<Done> MemoryStore::write(Unit unit) {
  const std::lock_guard lock(mutex_);
  if (broken_) return *broken_;
  Content copy = content_;
  for (Change& change : unit)
    if (auto error = std::visit(Apply{copy}, change)) return std::move(*error);
  content_ = std::move(copy);
  return Done{};
}

void MemoryStore::break_with(std::optional<Error> error) {
  const std::lock_guard lock(mutex_);
  broken_ = std::move(error);
}

Result<std::optional<RememberedReply>> MemoryStore::find_reply(const CallerId& caller, const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = content_.replies.find({caller.value, key});
  return found == content_.replies.end() ? std::nullopt : std::optional(found->second);
}

Result<std::optional<Case>> MemoryStore::find_case(const CaseId& id) {
  const std::lock_guard lock(mutex_);
  const auto found = content_.cases.find(id.value);
  return found == content_.cases.end() ? std::nullopt : std::optional(found->second);
}

Result<Waiting> MemoryStore::waiting_for(const DepartmentId& department, int limit) {
  if (limit < 1) return Error{ErrorCode::invalid_input, "limit 应为 1 以上"};
  const std::lock_guard lock(mutex_);
  Waiting waiting;
  for (const auto& [id, one] : content_.cases)
    if (one.department == department && one.state == CaseState::pending) waiting.cases.push_back(one);
  for (const auto& [id, one] : content_.complaints)
    if (one.department == department && one.state == PassingState::filed) waiting.complaints.push_back(one);
  std::ranges::stable_sort(waiting.cases, {}, &Case::due_at);
  std::ranges::stable_sort(waiting.complaints, {}, &ComplaintPassing::filed_at);
  waiting.cases_total = static_cast<int64_t>(waiting.cases.size());
  waiting.complaints_total = static_cast<int64_t>(waiting.complaints.size());
  waiting.cases.resize(std::min(waiting.cases.size(), static_cast<size_t>(limit)));
  waiting.complaints.resize(std::min(waiting.complaints.size(), static_cast<size_t>(limit)));
  return waiting;
}

Result<Page<Case>> MemoryStore::cases(const CaseFilter& filter, const std::string& cursor, int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<Case> all;
  for (auto at = content_.cases.rbegin(); at != content_.cases.rend(); ++at)
    if ((!filter.caller || at->second.caller == *filter.caller) &&
        (!filter.state || at->second.state == *filter.state) && at->second.opened_at >= filter.from &&
        at->second.opened_at < filter.until)
      all.push_back(at->second);
  return page_of(all, cursor, limit);
}

Result<std::optional<ComplaintPassing>> MemoryStore::find_passing(const ComplaintId& id) {
  const std::lock_guard lock(mutex_);
  const auto found = content_.complaints.find(id.value);
  return found == content_.complaints.end() ? std::nullopt : std::optional(found->second);
}

Result<Page<ComplaintPassing>> MemoryStore::passings(const std::optional<CallerId>& caller, const std::string& cursor,
                                                     int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<ComplaintPassing> all;
  for (auto at = content_.complaints.rbegin(); at != content_.complaints.rend(); ++at)
    if (!caller || at->second.caller == *caller) all.push_back(at->second);
  return page_of(all, cursor, limit);
}

Result<std::optional<Document>> MemoryStore::find_document(DocumentKind kind, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto found = content_.documents.find({kind, id});
  return found == content_.documents.end() ? std::nullopt : std::optional(found->second);
}

namespace {

bool matches(const Document& d, const DocumentQuery& query) {
  using By = DocumentQuery::By;
  const bool timed = query.by != By::open && query.by != By::open_of_unit;
  if (d.kind != query.kind || (timed ? d.opened_at < query.from || d.opened_at >= query.until : bool(d.closed_at)))
    return false;
  switch (query.by) {
    case By::unit:
    case By::open_of_unit:
      return d.unit == query.key;
    case By::owner:
      return d.owner == query.key;
    case By::case_id:
      return d.case_id.value == query.key;
    case By::person:
      return d.person.reveal() == query.key;
    case By::state:
      return d.state == query.key;
    default:
      return true;
  }
}

}  // namespace

Result<Page<Document>> MemoryStore::documents(const DocumentQuery& query, const std::string& cursor, int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<Document> all;
  for (const auto& [key, one] : content_.documents)
    if (matches(one, query)) all.push_back(one);
  const bool timed = query.by != DocumentQuery::By::open && query.by != DocumentQuery::By::open_of_unit;
  std::ranges::stable_sort(all, {}, [&](const Document& d) {
    return std::pair(timed ? d.opened_at : d.due_at.value_or(Instant::max()), d.id);
  });
  if (timed && query.newest_first) std::ranges::reverse(all);
  return page_of(all, cursor, limit);
}

Result<int> MemoryStore::newest_list_number() {
  const std::lock_guard lock(mutex_);
  return content_.lists.empty() ? 0 : content_.lists.rbegin()->first;
}

Result<std::optional<ListVersion>> MemoryStore::list_version(int number) {
  const std::lock_guard lock(mutex_);
  const auto found = content_.lists.find(number);
  return found == content_.lists.end() ? std::nullopt : std::optional(found->second);
}

Result<Page<StoredAct>> MemoryStore::journal(const std::string& subject, const std::string& cursor, int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<StoredAct> all;
  for (const StoredAct& act : content_.acts)
    if (subject.empty() || act.act.subject == subject) all.push_back(act);
  return page_of(all, cursor, limit);
}

Result<Page<StoredAct>> MemoryStore::acts(Instant from, Instant until, const std::string& cursor, int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<StoredAct> all;
  for (const StoredAct& act : content_.acts)
    if (act.act.at >= from && act.act.at < until) all.push_back(act);
  return page_of(all, cursor, limit);
}

Result<std::vector<Work>> MemoryStore::claim_work(Instant now, Instant lease_until, int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<Work> due;
  for (auto& [id, work] : content_.work) {
    if (work.due_at > now || due.size() == static_cast<size_t>(limit)) continue;
    due.push_back(work);
    work.due_at = lease_until;
  }
  return due;
}

Result<std::optional<CaseId>> MemoryStore::pending_case(const DepartmentId& department, const std::string& token) {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, value] : content_.cases)
    if (value.state == CaseState::pending && value.department == department && value.token == token)
      return std::optional(value.id);
  return std::optional<CaseId>{};
}

Result<Page<ParkedWork>> MemoryStore::parked_work(const std::optional<WorkKind>& kind, const std::string& cursor,
                                                  int limit) {
  const std::lock_guard lock(mutex_);
  std::vector<ParkedWork> all;
  for (const auto& [id, one] : content_.parked)
    if (!kind || one.work.kind == *kind) all.push_back(one);
  return page_of(all, cursor, limit);
}

Result<Done> MemoryStore::ready() {
  const std::lock_guard lock(mutex_);
  if (broken_) return *broken_;
  return Done{};
}

}  // namespace zq::test
