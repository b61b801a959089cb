#include "public_security/result_words.hpp"

#include <array>

#include "zq/names.hpp"

namespace public_security {
namespace {

struct Line {
  std::string_view word;
  zq::Verdict verdict;
  std::string_view note;
};

// The provincial library is fed by the cities', so its agreement counts; two libraries at odds are for a person.
constexpr std::array<Line, 12> table{{
    {"一致", zq::Verdict::consistent, ""},
    {"省一致/市一致", zq::Verdict::consistent, ""},
    {"省一致", zq::Verdict::consistent, "省级人口库一致，市级库未答复"},
    {"市一致", zq::Verdict::consistent, "市级人口库一致，省级库未答复"},
    {"不一致", zq::Verdict::mismatch, ""},
    {"省不一致/市不一致", zq::Verdict::mismatch, ""},
    {"此项无记录", zq::Verdict::no_record, "公安系统此项无记录"},
    {"省不一致", zq::Verdict::needs_review, "省级人口库不一致，市级库未答复，需人工核对"},
    {"市不一致", zq::Verdict::needs_review, "市级人口库不一致，省级库未答复，需人工核对"},
    {"省一致/市不一致", zq::Verdict::needs_review, "省、市两级人口库结果相反，需人工核对"},
    {"省不一致/市一致", zq::Verdict::needs_review, "省、市两级人口库结果相反，需人工核对"},
    {"不一致（高于库中级别）", zq::Verdict::needs_review, "申报的高于库中登记的级别，库中可能未更新，需人工核对"},
}};

}  // namespace

Meaning meaning_of(std::string_view word) {
  const std::string said = zq::normalise_name(word);  // blanks do not count, nor does the width of / and brackets
  for (const Line& line : table) {
    if (zq::normalise_name(line.word) == said) return {line.verdict, std::string(line.note)};
  }
  return {zq::Verdict::needs_review,
          said.empty() ? "公安系统没有给出比对结果，需人工核对" : "公安系统返回了未约定的结果用语，需人工核对"};
}

}  // namespace public_security
