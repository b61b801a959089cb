#include "check/wire.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace zq::check {

using Json = nlohmann::json;

std::optional<Verdict> verdict_from(std::string_view text) {
  constexpr Verdict all[] = {Verdict::pass,    Verdict::fail, Verdict::crashed,
                             Verdict::timeout, Verdict::warn, Verdict::skip};
  const auto* found = std::ranges::find(all, text, [](Verdict verdict) { return word(verdict); });
  return found == std::end(all) ? std::nullopt : std::optional(*found);
}

std::string to_json(const Finding& finding) {
  const Json json = {{"verdict", word(finding.verdict)},
                     {"reason_zh", finding.reason_zh},
                     {"reason_en", finding.reason_en},
                     {"observed", finding.observed}};
  // An adapter's own bytes may stand in a reason.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Finding> finding_from(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  const auto member = [&](const char* name) -> std::string {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  const auto verdict = verdict_from(member("verdict"));
  if (!verdict) return std::nullopt;
  return Finding{*verdict, member("reason_zh"), member("reason_en"), member("observed")};
}

}  // namespace zq::check
