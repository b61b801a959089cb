#include <nlohmann/json.hpp>

#include "check/report.hpp"
#include "zq/abi.h"
#include "zq/adapter.hpp"

namespace zq::check {
namespace {

using Json = nlohmann::ordered_json;

Json both(std::string_view zh, std::string_view en) { return {{"zh", zh}, {"en", en}}; }

Json check_json(const Report& report, const Outcome& outcome) {
  const Check& check = *outcome.check;
  const Finding& finding = outcome.ended.finding;
  Json json = {{"id", check.id},
               {"level", word(check.level)},
               {"verdict", word(finding.verdict)},
               {"ms", outcome.ended.took.count()},
               {"rule", both(check.rule.zh, check.rule.en)}};
  if (!finding.observed.empty()) json["observed"] = finding.observed;
  if (finding.verdict == Verdict::pass) return json;
  json["reason"] = both(finding.reason_zh, finding.reason_en);
  json["fix"] = both(check.fix.zh, check.fix.en);
  json["rerun"] = rerun_command(report, check);
  if (!outcome.ended.output.empty()) json["output"] = outcome.ended.output;
  return json;
}

}  // namespace

std::string json_of(const Report& report, std::string_view made_at) {
  Json checks = Json::array(), counts = Json::object();
  for (const Verdict verdict :
       {Verdict::pass, Verdict::fail, Verdict::crashed, Verdict::timeout, Verdict::warn, Verdict::skip})
    counts[std::string(word(verdict))] = 0;
  for (const Outcome& outcome : report.outcomes) {
    checks.push_back(check_json(report, outcome));
    Json& number = counts[std::string(word(outcome.ended.finding.verdict))];
    number = number.get<int>() + 1;
  }
  Json json = {{"tool", "zq-adapter"},
               {"version", ZQ_SDK_VERSION},
               {"abi", {{"major", ZQ_ABI_MAJOR}, {"minor", ZQ_ABI_MINOR}}},
               {"file", report.file.filename().string()},
               {"sha256", report.sha256},
               {"seed", report.seed},
               {"fixtures", report.fixtures},
               {"complete", report.complete},
               {"left_out", report.left_out},
               {"checks", checks},
               {"counts", counts},
               {"exit", exit_code(report)}};
  if (!made_at.empty()) json["made_at"] = made_at;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace zq::check
