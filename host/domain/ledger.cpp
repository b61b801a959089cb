#include "domain/ledger.hpp"

#include <algorithm>

#include "domain/clocks.hpp"

namespace zq {
namespace {

const std::vector<LedgerShape>& shapes() {
  static const std::vector<LedgerShape> all = [] {
    std::vector<LedgerShape> some;
    for (const auto part : {verification_ledgers(), paper_ledgers(), complaint_ledgers(), window_ledgers(),
                            adjustment_ledgers(), oversight_ledgers()})
      some.insert(some.end(), part.begin(), part.end());
    std::ranges::sort(some, {}, &LedgerShape::kind);  // as their numbers L-01 ... stand
    return some;
  }();
  return all;
}

const LedgerShape& shape_of(LedgerKind kind) { return *std::ranges::find(shapes(), kind, &LedgerShape::kind); }

}  // namespace

std::string_view code(LedgerKind kind) { return shape_of(kind).code; }
std::string_view chinese(LedgerKind kind) { return shape_of(kind).zh; }
Roles readers_of(LedgerKind kind) { return shape_of(kind).readers; }
std::span<const LedgerColumn> columns_of(LedgerKind kind) { return shape_of(kind).columns; }

std::optional<LedgerKind> ledger_kind_from_code(std::string_view text) {
  const auto found = std::ranges::find(shapes(), text, &LedgerShape::code);
  return found == shapes().end() ? std::nullopt : std::optional(found->kind);
}

std::span<const LedgerKind> all_ledgers() {
  static const std::vector<LedgerKind> all = [] {
    std::vector<LedgerKind> kinds;
    for (const LedgerShape& shape : shapes()) kinds.push_back(shape.kind);
    return kinds;
  }();
  return all;
}

void restrict(LedgerRow& row, LedgerKind kind, Sight sight) {
  const auto columns = columns_of(kind);
  for (size_t i = 0; i < row.size(); ++i)
    if (columns[i].shown > sight) row[i].clear();
}

std::string time_cell(std::optional<Instant> at) {
  if (!at) return {};
  std::string text = moment_text(*at).substr(0, 19);
  text[10] = ' ';
  return text;
}

}  // namespace zq
