// Templates of writs (文书模板), with versions: what a writ of a kind says and which of its fields stand where. A writ
// is always read with the version it was issued under; so versions are added, never changed or taken away. Pure;
// immutable while shared.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/pattern.hpp"
#include "domain/printout.hpp"
#include "domain/result.hpp"
#include "domain/writ.hpp"

namespace zq {

// What every pattern may name beside the fields of its kind (writ.hpp).
inline constexpr std::string_view writ_words[] = {"number", "year", "date", "issuer"};

struct WritRow {  // of a table: what it is, and its value
  std::string label;
  Pattern text;
  std::string when;
};

struct WritBlock {
  enum class Kind { addressee, heading, paragraph, items, table, signature, note };
  Kind kind = Kind::paragraph;
  Pattern text;               // of a signature: who signs
  Pattern date;               // of a signature
  std::string field;          // items: each of its lines is one
  std::vector<WritRow> rows;  // table
  std::string when, unless;   // name of a field: the block stands only with, or only without a value of it
};
std::string_view code(WritBlock::Kind);  // "addressee"
bool from_code(std::string_view, WritBlock::Kind&);

struct WritTemplate {
  WritKind kind = WritKind::letter;
  std::string version;
  Date effective_from{};
  Pattern title, number;
  std::vector<WritBlock> blocks;
  std::string fingerprint;  // of all it says: equal, or it was changed
};

class WritTemplates {
 public:
  WritTemplates();  // the plain ones only
  // Of every kind at least one; the plain ones stand behind them. Order does not matter.
  explicit WritTemplates(std::vector<WritTemplate>);

  // The latest of its kind that has begun by that day; before the first begins, the first. Never nothing.
  const WritTemplate& in_force(WritKind, Date) const;
  // Errors: conflict (no such version any more, or its text has been changed since).
  Result<const WritTemplate*> find(WritKind, std::string_view version, std::string_view fingerprint) const;
  std::span<const WritTemplate> all() const { return all_; }  // without the plain ones; by kind, then by day

 private:
  std::vector<WritTemplate> all_, plain_;
};

// Whether a version that has begun by `today` is gone or says something else: why the new ones are refused.
std::vector<std::string> versions_lost(const WritTemplates& before, const WritTemplates& now, Date today);

// What is shown where personal data was erased, or is not for the reader.
inline constexpr std::string_view erased_text = "××";

// The writ as it stands on paper. A personal value that is not there any more is shown as erased.
Printout compose(const Writ&, const WritTemplate&);
std::string number_text(const Writ&, const WritTemplate&);  // "椒无证监〔2026〕12号"

}  // namespace zq
