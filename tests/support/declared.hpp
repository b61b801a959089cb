// Declared fields and looked-up verdicts for tests of pure mapping code.
//
//   Fields said({{"name", "张三"}, {"insured", "yes"}});
//   EXPECT_EQ(verdict_on(check_insured(said.record(), rows, codes), "insured"), zq::Verdict::consistent);
#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace zq::test {

class DeclaredFields {
 public:
  explicit DeclaredFields(const std::vector<std::pair<std::string, std::string>>& fields) {
    for (const auto& [name, value] : fields) writer_.text(name, value);
    raw_ = writer_.record();
  }
  DeclaredFields(const DeclaredFields&) = delete;
  DeclaredFields& operator=(const DeclaredFields&) = delete;
  zq::Declared record() const { return zq::Declared(&raw_); }

 private:
  zq::RecordWriter writer_;
  zq_record raw_{};
};

inline std::optional<zq::Verdict> verdict_on(const zq::Verification& answer, const std::string& field) {
  for (const auto& f : answer.fields())
    if (f.field == field) return f.verdict;
  return std::nullopt;
}

// What the host would refuse in an answer: a verdict on a field that was not declared, or two on one. Empty: nothing.
inline std::string border_fault(const zq::Verification& answer, const zq::Declared& declared) {
  std::set<std::string> seen;
  for (const auto& f : answer.fields()) {
    if (declared.text(f.field).empty()) return "a verdict on " + f.field + ", which was not declared";
    if (!seen.insert(f.field).second) return "two verdicts on " + f.field;
  }
  return {};
}

// The status a function fails with; ZQ_OK when it does not.
template <class Function>
zq_status status_of(Function&& function) {
  try {
    function();
  } catch (const zq::Failure& failure) {
    return failure.status();
  }
  return ZQ_OK;
}

}  // namespace zq::test
