// What waits for the joint office (会议-2.3): one queue over every kind of document. A kind joins it by one row of the
// table: which of its states wait, and what is to be done. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/document.hpp"

namespace zq {

struct QueueRule {
  DocumentKind kind;
  std::string_view states;    // codes, blanks between; empty: any that is open
  std::string_view task;      // Chinese: what the office does
  bool when_overdue = false;  // waits for the office only when its time has run out
};
std::span<const QueueRule> queue_rules();
// False: the document waits for somebody else, or for nobody.
bool waits(const QueueRule&, const Document&, Instant now);

struct QueueItem {
  std::string kind, kind_text;  // of a document, or "parked_work"
  std::string id, state, task, unit;
  Instant opened_at{};
  std::optional<Instant> due_at;
  bool overdue = false;
};
// Earliest due first, what has no date last; then by kind and id.
bool comes_before(const QueueItem&, const QueueItem&);
std::string cursor_of(const QueueItem&);

}  // namespace zq
