// Ledgers (台账, requirements E): which there are, their columns, and a row of each as text for people. A row is a
// projection of what is stored; nothing is kept for a ledger alone. Pure.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/letter.hpp"
#include "domain/visibility.hpp"

namespace zq {

enum class LedgerKind {
  letters,         // L-01 协查台账
  supplements,     // L-02 补充材料台账 (规定-12.2, 核查-7.2)
  volunteered,     // L-03 主动提供材料台账 (规定-16.2)
  commitments,     // L-09 书面承诺台账 (规定-8, 规定-9)
  authorisations,  // L-11 查询委托书台账 (规定-13.2)
  oversight,       // L-13 督察、通报、典型案例、约谈、考核台账 (规定-18, 考核)
  access           // L-12 信息查询访问日志 (规定-17.1, 核查-8.1)
};
std::string_view code(LedgerKind);     // "letters"
std::string_view chinese(LedgerKind);  // "协查台账"
std::optional<LedgerKind> ledger_kind_from_code(std::string_view);

std::span<const LedgerKind> all_ledgers();

// Which roles have anything to see in it.
Roles readers_of(LedgerKind);

// `shown`: the sight that is needed for it.
struct LedgerColumn {
  std::string_view name, heading;
  Sight shown = Sight::procedure;
};
std::span<const LedgerColumn> columns_of(LedgerKind);

using LedgerRow = std::vector<std::string>;  // a cell for each column
// Empties what this sight does not show.
void restrict(LedgerRow&, LedgerKind, Sight);

std::string time_cell(std::optional<Instant>);  // "2026-11-26 10:00:00", Beijing; empty when there is none

// `now`: for what is late and still open.
LedgerRow letter_row(const Letter&, std::string_view department_name, Instant now);

// One look at a person's data, from the journal.
struct AccessEntry {
  int64_t number = 0;  // in the journal: the row can be checked there
  Instant at{};
  std::string operator_name, organisation, terminal;  // terminal: the calling system
  CaseId case_id;
  std::string matter, purpose, source, fields, result, request_id;
};
LedgerRow access_row(const AccessEntry&);

}  // namespace zq
