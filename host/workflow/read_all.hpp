// Documents of one kind as the values they hold: a page of them, or all. Private to workflow.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workflow/ports.hpp"

namespace zq::workflow {

// `read`: std::optional<T>(const Document&). Error: internal, when a document is not what it should be.
template <class T, class Read>
Result<Page<T>> page_of(Store& store, const DocumentQuery& query, const std::string& cursor, int limit, Read read) {
  auto page = store.documents(query, cursor, limit);
  if (!page) return std::move(page).error();
  Page<T> out{{}, std::move(page->next)};
  for (const Document& document : page->items) {
    auto value = read(document);
    if (!value)
      return Error{ErrorCode::internal, "存档无法读取", std::string(code(query.kind)) + " is broken: " + document.id};
    out.items.push_back(std::move(*value));
  }
  return out;
}

// Of those for which `keep` says yes: a full page, where there are so many. One look reads a bounded part of the store.
template <class T, class Read, class Keep>
Result<Page<T>> kept_page_of(Store& store, const DocumentQuery& query, const std::string& cursor, int limit, Read read,
                             Keep keep) {
  constexpr int store_pages_most = 50;
  Page<T> out{{}, cursor};
  for (int i = 0; i < store_pages_most; ++i) {
    auto page = page_of<T>(store, query, out.next, limit - static_cast<int>(out.items.size()), read);
    if (!page) return page;
    for (T& one : page->items)
      if (keep(std::as_const(one))) out.items.push_back(std::move(one));
    out.next = std::move(page->next);
    if (out.next.empty() || static_cast<int>(out.items.size()) == limit) break;
  }
  return out;
}

// Error: also invalid_input, when there are more than `most`.
template <class T, class Read>
Result<std::vector<T>> all_of(Store& store, const DocumentQuery& query, Read read, size_t most = 10000) {
  std::vector<T> all;
  std::string cursor;
  do {
    auto page = page_of<T>(store, query, cursor, 200, read);
    if (!page) return std::move(page).error();
    for (T& one : page->items) all.push_back(std::move(one));
    if (all.size() > most)
      return Error{ErrorCode::invalid_input,
                   "记录过多，请缩短期间",
                   {},
                   {{"query:from", "期间内的记录过多", "a shorter period", "too many records"}}};
    cursor = std::move(page->next);
  } while (!cursor.empty());
  return all;
}

}  // namespace zq::workflow
