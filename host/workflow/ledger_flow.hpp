// Ledgers: projections of letters, other documents and acts, by period, for whoever may see them; a row shows as much
// as the role allows. Reading one is itself an act. Thread-safe; reads block.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "domain/ledger.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct LedgerQuery {
  LedgerKind kind = LedgerKind::letters;
  Instant from{}, until = far_future;  // sent, signed, looked ... within [from, until)
};

class LedgerFlow {
 public:
  LedgerFlow(Store&, const Departments&, const Clock&, OriginOf);

  // Oldest first; a page may hold fewer rows than `limit` though there is a next one. Errors: forbidden (no role that
  // reads this ledger), invalid_input (cursor, limit), storage.
  Result<Page<LedgerRow>> page(const Context&, const LedgerQuery&, const std::string& cursor, int limit);

  // Every row of it, in order; how many there were. Errors: as above; invalid_input also when there are more than
  // rows_most: a shorter period has fewer.
  static constexpr int64_t rows_most = 200000;
  Result<int64_t> each(const Context&, const LedgerQuery&, const std::function<void(const LedgerRow&)>&);

  // Puts into the journal who has read what: "ledger.read" or "ledger.exported". Nothing of it leaves before.
  Task<Result<Done>> record(Context, LedgerQuery, std::string format, int64_t rows);

 private:
  Result<Page<LedgerRow>> papers(const Viewer&, const LedgerQuery&, const std::string& cursor, int limit);
  // Several kinds of documents (ledger_oversight.cpp).
  Result<Page<LedgerRow>> oversight(const Viewer&, const LedgerQuery&, const std::string& cursor, int limit);
  Result<Page<LedgerRow>> accesses(const Viewer&, const LedgerQuery&, const std::string& cursor, int limit);

  Store& store_;
  const Departments& departments_;
  const Clock& clock_;
  OriginOf origin_of_;
};

}  // namespace zq::workflow
