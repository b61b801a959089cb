#include "adapters/report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/ed25519.hpp"
#include "adapters/refusal.hpp"

namespace zq::adapters {
namespace {

using nlohmann::json;

constexpr size_t report_bytes_max = 8 * 1024 * 1024;
constexpr const char* algorithm = "Ed25519";

// The bytes that are signed.
std::string signed_bytes(const json& report) {
  return "zhengqiao conformance report 1\n" + report.dump(-1, ' ', false, json::error_handler_t::replace);
}

Error wrong(Phrase found) {
  return refused({"report",
                  {"a conformance report signed with the given key", "用指定密钥签名的符合性报告"},
                  std::move(found),
                  {"make it anew with zq-adapter check --report", "用 zq-adapter check --report 重新生成"}});
}

std::string text_of(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

ConformanceReport values_of(const json& report) {
  ConformanceReport out;
  out.sha256 = text_of(report, "sha256");
  out.tool_version = text_of(report, "version");
  out.made_at = text_of(report, "made_at");
  const auto flag = [&](const char* name) {
    const auto found = report.find(name);
    return found != report.end() && found->is_boolean() && found->get<bool>();
  };
  out.fixtures = flag("fixtures");
  out.complete = flag("complete");
  if (const auto found = report.find("left_out"); found != report.end() && found->is_array())
    for (const json& id : *found)
      if (id.is_string()) out.left_out.push_back(id.get<std::string>());
  const auto checks = report.find("checks");
  if (checks == report.end() || !checks->is_array()) return out;
  for (const json& one : *checks) {
    if (!one.is_object()) continue;
    const auto reason = one.find("reason");
    out.checks.push_back({text_of(one, "id"), text_of(one, "level"), text_of(one, "verdict"),
                          reason != one.end() && reason->is_object() ? text_of(*reason, "zh") : std::string()});
  }
  return out;
}

}  // namespace

std::vector<std::string> ConformanceReport::open() const {
  std::vector<std::string> ids = left_out;
  for (const CheckResult& check : checks)
    if (check.verdict != "PASS" && check.verdict != "WARN" && check.verdict != "SKIP") ids.push_back(check.id);
  return ids;
}

Result<std::string> signed_report(std::string_view text, const std::filesystem::path& private_key) {
  const json report = json::parse(text, nullptr, false);
  if (!report.is_object()) return wrong({"no JSON object", "不是 JSON 对象"});
  auto signature = sign(signed_bytes(report), private_key);
  if (!signature) return std::move(signature).error();
  auto fingerprint = key_fingerprint(private_key);
  if (!fingerprint) return std::move(fingerprint).error();
  const json file = {
      {"report", report},
      {"signature", {{"algorithm", algorithm}, {"key", fingerprint.value()}, {"value", hex(signature.value())}}}};
  return file.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

Result<ConformanceReport> read_report(std::string_view text, const std::filesystem::path& public_key) {
  if (text.size() > report_bytes_max) return wrong({"more than 8 MiB", "超过 8 MiB"});
  const json file = json::parse(text, nullptr, false);
  if (!file.is_object() || !file.contains("report") || !file["report"].is_object() || !file.contains("signature") ||
      !file["signature"].is_object())
    return wrong({"no signed report", "不是带签名的报告"});
  const json& signature = file["signature"];
  if (text_of(signature, "algorithm") != algorithm) return wrong({"another algorithm", "别的签名算法"});
  const auto bytes = from_hex(text_of(signature, "value"));
  if (!bytes) return wrong({"a signature that is no hexadecimal text", "签名不是十六进制文字"});
  auto good = is_signature(signed_bytes(file["report"]), *bytes, public_key);
  if (!good) return std::move(good).error();
  if (!good.value()) return wrong({"a signature that does not fit", "签名不符：报告被改动过，或由别的密钥签名"});
  ConformanceReport report = values_of(file["report"]);
  report.signed_by = text_of(signature, "key");
  return report;
}

Result<Done> require_report(std::string_view adapter_sha256, std::string_view text,
                            const std::filesystem::path& public_key) {
  const auto report = read_report(text, public_key);
  if (!report) return report.error();
  if (report->sha256 != adapter_sha256)
    return wrong({"a report on another file (" + report->sha256 + ")", "另一个文件的报告（" + report->sha256 + "）"});
  if (!report->complete || report->checks.empty())
    return wrong({"a report on some of the checks", "只做了部分检查的报告"});
  if (!report->fixtures)
    return wrong({"a report made without fixtures", "没有夹具（无业务系统可问）的报告"});
  const auto open = report->open();
  if (open.empty()) return Done{};
  std::string ids;
  for (const std::string& id : open) ids += (ids.empty() ? "" : " ") + id;
  return wrong({"checks that did not pass: " + ids, "未通过的检查：" + ids});
}

std::filesystem::path report_beside(const std::filesystem::path& adapter) { return adapter.string() + ".report.json"; }

}  // namespace zq::adapters
