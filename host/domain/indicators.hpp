// Indicators (考评指标, M-01 to M-12): one registry; each is a pure function over facts, and each figure names the
// facts behind it, so that it can be recounted by hand. Pure; the registry lives as long as the program.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/facts.hpp"

namespace zq {

// Which facts: of this kind, with all marks of `with` and none of `without`.
struct Selector {
  FactKind kind = FactKind::letter;
  Marks with{}, without{};
  bool takes(const Fact& fact) const {
    return fact.kind == kind && fact.marks.has_all(with) && !fact.marks.has_any(without);
  }
};

struct Figure {
  std::optional<int64_t> numerator, denominator;
  std::string value;                     // "80.00%", "12", "25.5"; empty: nothing to divide by
  std::vector<std::string> ids;          // of the facts counted, in the order given
  std::vector<std::string> of_ids;       // of a share: those of the whole
  std::map<std::string, int64_t> sorts;  // of a count: how it divides
};

struct Indicator {
  enum class How { count, share, mean, median, p95, worst };
  std::string id;        // "M-02.instant"
  std::string title;     // "及时率（即办件）"
  std::string formula;   // Chinese, as it is computed
  std::string measured;  // "%", "件", "分钟"
  How how = How::count;
  Selector part, whole;  // `whole`: of a share
};

std::span<const Indicator> indicators();
const Indicator* indicator(std::string_view id);  // nullptr: none

Figure compute(const Indicator&, std::span<const Fact>);

}  // namespace zq
