// Which documents a ledger is made of, and the row each makes. Every area brings its own (ledger_<area>_rows.cpp);
// ledger_flow.cpp pages through them. Private to the ledgers.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>

#include "domain/document.hpp"
#include "domain/ledger.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct SeenRow {
  LedgerRow row;
  Sight sight = Sight::none;  // how much of it the viewer sees
};

// Who looks, and what a row may need beside its document.
struct LedgerDesk {
  const Viewer& viewer;
  Instant now;
  Store& store;
  const Departments& departments;
  const OriginOf& origin_of;

  std::string name_of(const std::string& unit) const;  // Chinese, of a department that has an adapter; else the id
  Origin from(const Document&) const;                  // of the case it belongs to, and of its owner
  Sight of_file(const Document&) const;                // sight_of_file() of the document's owner
};

struct LedgerSource {
  LedgerKind kind;
  DocumentKind documents;
  // Nothing: the document is broken.
  std::optional<SeenRow> (*row)(const LedgerDesk&, const Document&);
  // The store reads a handling or assisting department's own alone, by owner and unit of the document.
  bool by_owner = true;
};
std::span<const LedgerSource> verification_ledger_rows();
std::span<const LedgerSource> complaint_ledger_rows();
std::span<const LedgerSource> window_ledger_rows();
std::span<const LedgerSource> adjustment_ledger_rows();

}  // namespace zq::workflow
