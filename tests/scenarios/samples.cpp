#include "scenarios/samples.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <stdexcept>

#include "scenarios/asking.hpp"
#include "scenarios/given_up_letter.hpp"

namespace zq::test {
namespace {

constexpr const char* switched = "social_security";  // the department that samples switch off or disturb

// Members and headers that differ from run to run, by name; sample and reply must both have the form.
const std::map<std::string, std::regex>& varying() {
  static const std::string instant = R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+08:00)";
  static const std::regex time(instant), number(R"(\d+)"), word(R"(\S+)"), id(R"([A-Z]{2}\d{8}-[0-9a-z]{20})");
  static const std::map<std::string, std::regex> all{
      {"id", id},
      {"subject", id},
      {"verification", id},
      {"case", id},
      {"closed_at", time},
      {"opened_at", time},
      {"due_at", time},
      {"updated_at", time},
      {"from", time},
      {"until", time},
      {"gross_ms", number},
      {"net_ms", number},
      {"own_ms", number},
      {"filed_at", time},
      {"received_at", time},
      {"acceptance_due_at", time},
      {"writ", id},
      {"completion_until", std::regex(R"(\d{4}-\d\d-\d\d)")},
      {"follow_token", std::regex(R"([A-Z]{2}\d{8}-[0-9a-z]{20}\.[0-9a-f]{64})")},
      {"explanation", std::regex(R"([^a-z]+)")},  // names the days it counts
      {"published_at", time},
      {"effective_from", std::regex(R"(\d{4}-\d\d-\d\d)")},
      {"done_at", time},
      {"finished_at", time},
      {"answered_by", id},
      {"parked_at", time},
      {"at", time},
      {"request_id", word},
      {"receipt", word},
      {"next", word},
      {"generation", number},
      {"number", number},
      {"abandoned", number},
      {"queued", number},
      {"in_flight", number},
      {"failures", number},
      {"probes_in_ms", number},
      {"opened", number},
      {"probes", number},
      {"taken", number},
      {"waited_ms", number},
      {"queue_full", number},
      {"breaker_open", number},
      {"adapter_stuck", number},
      {"too_late", number},
      {"deadline_in_queue", number},
      {"used", number},
      {"denied", number},
      {"since", time},
      {"pid", number},
      {"memory_bytes", number},
      {"restarts", number},
      {"sha256", std::regex("[0-9a-f]{64}")},
      {"Location", std::regex(R"(/api/v1/[\w-]+/(HC|TS|PL)\d{8}-[0-9a-z]{20})")}};
  return all;
}

std::string as_text(const Ordered& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

// A sentence with its ids, moments and days left out.
std::string without_varying(const std::string& text) {
  static const std::regex varies(R"([A-Z]{2}\d{8}-[0-9a-z]{20}|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?\+08:00)?)");
  return std::regex_replace(text, varies, "…");
}

bool may_differ(const std::string& name, const Ordered& expected, const Ordered& given) {
  if (name == "text" && expected.is_string() && given.is_string())
    return without_varying(expected.get<std::string>()) == without_varying(given.get<std::string>());
  const auto form = varying().find(name);
  if (form == varying().end() || expected.is_structured() || expected.type() != given.type()) return false;
  const std::string a = as_text(expected), b = as_text(given);
  return std::regex_match(a, form->second) && std::regex_match(b, form->second);
}

void compare(const Ordered& expected, const Ordered& given, const std::string& at, const std::string& name,
             std::vector<std::string>& out) {
  if (expected == given || may_differ(name, expected, given)) return;
  if (expected.is_object() && given.is_object()) {
    for (const auto& [key, value] : expected.items())
      if (given.contains(key))
        compare(value, given[key], at + "/" + key, key, out);
      else
        out.push_back(at + "/" + key + " is missing");
    for (const auto& [key, value] : given.items())
      if (!expected.contains(key)) out.push_back(at + "/" + key + " is not in the sample: " + value.dump());
    return;
  }
  if (expected.is_array() && given.is_array() && expected.size() == given.size()) {
    for (size_t i = 0; i < expected.size(); ++i) compare(expected[i], given[i], at + "/" + std::to_string(i), "", out);
    return;
  }
  out.push_back(at + ": the sample has " + expected.dump() + ", the reply " + given.dump());
}

Client caller_of(World& world, const Ordered& sample) {
  const std::string who = sample.at("caller");
  return who == "nobody" ? world.anonymous() : world.client(who);
}

void switch_department(World& world, bool on) {
  Client office = world.client("office");
  const Ordered state{{"enabled", on}, {"reason", "示例"}};
  const std::string path = std::string("/api/v1/departments/") + switched + "/state";
  if (office.put(path, state.dump()).status != 200) throw std::runtime_error("the department cannot be switched");
}

// What must be so before the call, and is no more when the object goes.
class Given {
 public:
  Given(World& world, const Ordered& sample) : world_(world), given_(sample.value("given", Ordered::object())) {
    if (given_.contains("department_off")) switch_department(world_, false);
    if (given_.contains("given_up_letter")) parked_.emplace(world_, given_["given_up_letter"].get<std::string>());
    if (given_.contains("fault")) {
      Ordered fault = given_["fault"];
      const std::string department = fault["department"];
      fault.erase("department");
      world_.fault(department, fault.dump());
    }
    switches_ = given_.contains("department_off") || sample.at("request").at("method") == "PUT";
  }
  ~Given() {
    if (given_.contains("fault")) world_.no_fault(given_["fault"]["department"]);
    if (switches_) switch_department(world_, true);
  }
  Given(const Given&) = delete;
  Given& operator=(const Given&) = delete;

 private:
  World& world_;
  Ordered given_;
  std::optional<GivenUpLetter> parked_;
  bool switches_ = false;
};

// The id (or what `id_member` names) that the sample named by `id_of` gets, once what it opened is in the state that
// `until` names.
std::string id_for(World& world, const Ordered& sample) {
  const Sample before = read_sample(sample.at("id_of"));
  const Ordered first = replied(world, before);
  const std::string id = first.at("body").value(sample.value("id_member", "id"), "");
  if (!sample.contains("until")) return id;
  Client client = caller_of(world, before.json);
  const std::string asked = before.json.at("request").at("path");
  const std::string path = asked.substr(0, asked.find("/{id}")) + "/" + id;
  read_until(client, path, [&](const Json& now) {
    const Json& state = now.contains("passing") ? now["passing"] : now;  // a complaint: in the department's own system
    return state.value("state", "") == sample["until"];
  });
  return id;
}

// "{new}" in a header stands for a word that nobody has used.
std::string filled(std::string value) {
  static int used = 0;
  if (const size_t at = value.find("{new}"); at != std::string::npos)
    value.replace(at, 5, "sample-" + std::to_string(++used));
  return value;
}

Reply send(World& world, const Ordered& sample) {
  const Ordered& request = sample.at("request");
  std::string path = request.at("path");
  const Given given(world, sample);
  std::string text = request.contains("body") ? request["body"].dump() : request.value("text", "");
  if (sample.contains("id_of")) {
    const std::string id = id_for(world, sample);
    for (std::string* part : {&path, &text})
      if (const size_t at = part->find("{id}"); at != std::string::npos) part->replace(at, 4, id);
  }
  std::vector<std::string> headers;
  const Ordered extra = request.value("headers", Ordered::object());
  for (const auto& [name, value] : extra.items()) headers.push_back(name + ": " + filled(value));
  const bool has_body = request.contains("body") || request.contains("text");
  return caller_of(world, sample).send(request.at("method"), path, has_body ? &text : nullptr, headers);
}

}  // namespace

std::filesystem::path samples_folder() { return ZQ_SOURCE_DIR "/samples/api"; }

Sample read_sample(const std::string& name) { return {name, Ordered::parse(read_file(samples_folder() / name))}; }

std::vector<Sample> all_samples() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples_folder()))
    if (entry.path().extension() == ".json")
      names.push_back(std::filesystem::relative(entry.path(), samples_folder()).generic_string());
  std::sort(names.begin(), names.end());
  std::vector<Sample> all;
  for (const std::string& name : names) all.push_back(read_sample(name));
  return all;
}

Ordered replied(World& world, const Sample& sample) {
  const Reply reply = send(world, sample.json);
  Ordered out{{"status", reply.status}, {"headers", Ordered::object()}};
  for (const char* name : {"Content-Type", "Location", "Retry-After", "Allow", "WWW-Authenticate"}) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return char(std::tolower(c)); });
    if (const auto found = reply.headers.find(lower); found != reply.headers.end())
      out["headers"][name] = found->second;
  }
  const Ordered body = Ordered::parse(reply.body, nullptr, false);
  const std::string path = sample.json.at("request").at("path");
  if (path == "/openapi.json")
    out["body"] = {{"openapi", body.at("openapi")}, {"info", body.at("info")}};
  else if (path == "/metrics")
    out["text"] = reply.body.substr(0, reply.body.find('\n') + 1);
  else
    out["body"] = body;
  return out;
}

std::vector<std::string> differences(const Ordered& expected, const Ordered& given) {
  std::vector<std::string> out;
  compare(expected, given, "", "", out);
  return out;
}

}  // namespace zq::test
