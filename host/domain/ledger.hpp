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
  letters,              // L-01 协查台账
  supplements,          // L-02 补充材料台账 (规定-12.2, 核查-7.2)
  volunteered,          // L-03 主动提供材料台账 (规定-16.2)
  on_site,              // L-04 上门、实地核查记录 (规定-13.1)
  complaints,           // L-05 投诉举报登记册 (投诉-7)
  supervision_notices,  // L-06 监督通知书与整改台账 (投诉-14, 考核-2(3))
  window_requests,      // L-07 市外办事证明台账 (专窗-8)
  window_records,       // L-08 专窗综合台账 (专窗-8)
  commitments,          // L-09 书面承诺台账 (规定-8, 规定-9)
  adjustments,          // L-10 清单调整台账 (调整-3.5, 调整-8 to 调整-11)
  authorisations,       // L-11 查询委托书台账 (规定-13.2)
  access,               // L-12 信息查询访问日志 (规定-17.1, 核查-8.1)
  assessment            // L-13 督察、通报、典型案例、约谈、考核台账 (规定-18, 考核)
};

// `shown`: the sight that is needed for it.
struct LedgerColumn {
  std::string_view name, heading;
  Sight shown = Sight::procedure;
};

// One ledger: its words, which roles have anything to see in it, its columns.
struct LedgerShape {
  LedgerKind kind;
  std::string_view code, zh;  // "letters", "协查台账"
  Roles readers;
  std::span<const LedgerColumn> columns;
};
// Each area's ledgers stand in a file of their own.
std::span<const LedgerShape> verification_ledgers();  // L-01, L-12
std::span<const LedgerShape> paper_ledgers();         // L-02, L-03, L-04, L-09, L-11
std::span<const LedgerShape> complaint_ledgers();     // L-05, L-06
std::span<const LedgerShape> window_ledgers();        // L-07, L-08
std::span<const LedgerShape> adjustment_ledgers();    // L-10
std::span<const LedgerShape> oversight_ledgers();     // L-13

std::span<const LedgerKind> all_ledgers();
std::string_view code(LedgerKind);     // "letters"
std::string_view chinese(LedgerKind);  // "协查台账"
std::optional<LedgerKind> ledger_kind_from_code(std::string_view);
Roles readers_of(LedgerKind);
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
