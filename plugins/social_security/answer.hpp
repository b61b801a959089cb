// The answer of the insurance system: an XML document inside a SOAP string, as rows of AAC/AAE fields; and what remains
// of rows after reversals (冲销). Pure: text in, values out; a malformed answer throws zq::Failure (ZQ_E_BAD_DATA).
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace social_security {

class Row {
 public:
  void set(std::string name, std::string value) { fields_[std::move(name)] = std::move(value); }
  // Without the blanks that pad CHAR columns; empty when the row has no such field.
  std::string text(const std::string& name) const;

 private:
  std::map<std::string, std::string> fields_;
};
using Rows = std::vector<Row>;

struct Answer {
  Rows rows;
  std::size_t total = 0;  // rows the system holds; more than rows.size() only when it pages
};

// xml: the inner document, UTF-8. Refuses a document that reports failure or holds another number of rows than it says:
// systems cut the string at a column's width.
Answer read_answer(std::string_view xml);

struct Effective {
  Rows rows;
  bool dangling = false;  // a reversal names no row, or one that is not here; or a negative amount is not marked as one
};
// Takes away reversal rows (CXBZ 1) and the rows they reverse (CXLSH names the LSH).
Effective without_reversals(const Rows&);

}  // namespace social_security
