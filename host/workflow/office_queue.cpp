#include "workflow/office_queue.hpp"

#include <algorithm>

#include "domain/deadline.hpp"
#include "domain/notice.hpp"

namespace zq::workflow {
namespace {

constexpr int documents_at_once = 200;
constexpr std::string_view parked_kind = "parked_work";

bool is_cursor(const std::string& text) {
  if (text.empty()) return true;
  if (text.size() < 17 || text[15] != '.') return false;
  return std::ranges::all_of(text.substr(0, 15), [](char c) { return c >= '0' && c <= '9'; });
}

QueueItem item_of(const Document& document, const QueueRule& rule, Instant now) {
  QueueItem item;
  item.kind = code(document.kind);
  item.kind_text = chinese(document.kind);
  item.id = document.id;
  item.state = document.state;
  item.task = rule.task;
  item.unit = document.unit;
  item.opened_at = document.opened_at;
  item.due_at = document.due_at;
  item.overdue = document.due_at && !in_time(now, *document.due_at);
  return item;
}

}  // namespace

Result<Done> OfficeQueue::add_documents(std::vector<QueueItem>& items, const QueueRule& rule, const std::string& behind,
                                        int limit, Instant now) {
  DocumentQuery query;
  query.kind = rule.kind;
  query.by = DocumentQuery::By::open;
  std::string cursor;
  int taken = 0;
  do {
    auto page = store_.documents(query, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const Document& document : page->items) {
      if (!waits(rule, document, now)) continue;
      QueueItem item = item_of(document, rule, now);
      if (!behind.empty() && cursor_of(item) <= behind) continue;
      items.push_back(std::move(item));
      // Documents come the earliest due first: more of this kind come later than these.
      if (++taken > limit) return Done{};
    }
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return Done{};
}

Result<Done> OfficeQueue::add_parked(std::vector<QueueItem>& items, const std::string& behind, int limit) {
  std::string cursor;
  int taken = 0;
  do {
    auto page = store_.parked_work({}, cursor, documents_at_once);
    if (!page) return std::move(page).error();
    for (const ParkedWork& parked : page->items) {
      QueueItem item;
      item.kind = parked_kind;
      item.kind_text = "已停止重试的工作";
      item.id = parked.work.id;
      item.state = "parked";
      item.task = std::string(chinese(parked.work.kind)) + "多次失败，请查明原因后恢复";
      item.opened_at = parked.parked_at;
      if (!behind.empty() && cursor_of(item) <= behind) continue;
      items.push_back(std::move(item));
      if (++taken > limit) return Done{};
    }
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return Done{};
}

Result<Page<QueueItem>> OfficeQueue::page(const std::string& kind, const std::string& cursor, int limit, Instant now) {
  if (!is_cursor(cursor))
    return Error{ErrorCode::invalid_input,
                 "cursor 不是本列表给出的",
                 {},
                 {{"query:cursor", "请原样使用上一页给出的 next", "next of the page before", "something else"}}};
  std::vector<QueueItem> items;
  for (const QueueRule& rule : queue_rules())
    if (kind.empty() || kind == code(rule.kind))
      if (auto added = add_documents(items, rule, cursor, limit, now); !added) return std::move(added).error();
  if (kind.empty() || kind == parked_kind)
    if (auto added = add_parked(items, cursor, limit); !added) return std::move(added).error();
  std::ranges::sort(items, comes_before);
  Page<QueueItem> page;
  if (items.size() > static_cast<size_t>(limit)) {
    items.resize(static_cast<size_t>(limit));
    page.next = cursor_of(items.back());
  }
  page.items = std::move(items);
  return page;
}

}  // namespace zq::workflow
