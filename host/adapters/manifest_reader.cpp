#include "adapters/manifest_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/text_rules.hpp"

namespace zq::adapters {

struct ManifestNode {
  const nlohmann::json* value = nullptr;
};

namespace {

using nlohmann::json;

constexpr size_t manifest_bytes_max = 256 * 1024;
constexpr int depth_max = 8;

constexpr size_t text_bytes_max = 2000;

std::string described(const json& value) {
  if (value.is_string()) return "'" + printable(value.get_ref<const std::string&>(), 80) + "'";
  if (value.is_structured()) return value.type_name();
  return value.dump();
}

}  // namespace

void ManifestReader::read(std::string_view text, std::vector<Fault>& faults, const Read& read) {
  const auto refuse = [&](std::string zh, std::string expected, std::string found) {
    faults.push_back({"", std::move(zh), std::move(expected), std::move(found)});
  };
  if (text.size() > manifest_bytes_max)
    return refuse("清单过大", "at most 256 KiB", std::to_string(text.size()) + " bytes");
  bool deep = false;
  const json value = json::parse(
      text, [&](int depth, json::parse_event_t, json&) { return depth <= depth_max || !(deep = true); }, false);
  if (deep) return refuse("嵌套过深", "at most 8 levels", "more");
  if (value.is_discarded()) return refuse("不是合法的 JSON", "JSON in UTF-8", "something else");
  if (!value.is_object()) return refuse("应为 JSON 对象", "a JSON object", value.type_name());
  const ManifestNode node{&value};
  ManifestReader reader(node, "", faults);
  read(reader);
}

ManifestReader::ManifestReader(const ManifestNode& object, std::string path, std::vector<Fault>& faults)
    : object_(object), path_(std::move(path)), faults_(faults) {
  if (!object_.value->is_object()) fault("", "应为对象", "an object", described(*object_.value));
}

ManifestReader::~ManifestReader() {
  if (!object_.value->is_object()) return;
  for (const auto& [name, value] : object_.value->items())
    if (!asked_.contains(name)) fault(printable(name, 80), "没有这一项", "no such member", described(value));
}

std::string ManifestReader::at(std::string_view name) const {
  if (name.empty()) return path_;
  return path_.empty() ? std::string(name) : path_ + "/" + std::string(name);
}

void ManifestReader::fault(std::string_view name, std::string zh, std::string expected, std::string found) {
  const std::string path = at(name);
  faults_.push_back(
      {path, (path.empty() ? "清单" : path) + "：" + std::move(zh), std::move(expected), std::move(found)});
}

bool ManifestReader::has(const char* name) const { return object_.value->is_object() && object_.value->contains(name); }

ManifestNode ManifestReader::member(const char* name, bool required, std::string_view expected) {
  asked_.insert(name);
  if (!object_.value->is_object()) return {};
  const auto found = object_.value->find(name);
  if (found != object_.value->end()) return {&*found};
  if (required) fault(name, "缺少这一项", std::string(expected), "nothing");
  return {};
}

std::string ManifestReader::text(const char* name, bool required, Rule rule, std::string_view expected) {
  const std::string what = expected.empty() ? "a text" : std::string(expected);
  const json* value = member(name, required, what).value;
  if (value == nullptr) return {};
  const auto* text = value->get_ptr<const std::string*>();
  const bool good = text != nullptr && text->size() <= text_bytes_max && text->find('\0') == text->npos &&
                    (!required || !text->empty()) && (rule == nullptr || rule(*text));
  if (good) return *text;
  fault(name, "内容不符合要求", what, described(*value));
  return {};
}

std::string ManifestReader::one_of(const char* name, bool required, std::vector<std::string_view> words) {
  std::string expected = "one of";
  for (const std::string_view word : words) expected.append(" ").append(word);
  const json* value = member(name, required, expected).value;
  if (value == nullptr) return {};
  if (value->is_string() && std::ranges::find(words, value->get_ref<const std::string&>()) != words.end())
    return value->get<std::string>();
  fault(name, "不是允许的取值", expected, described(*value));
  return {};
}

std::optional<std::int64_t> ManifestReader::number(const char* name, std::int64_t min, std::int64_t max) {
  const json* value = member(name, false, {}).value;
  if (value == nullptr) return std::nullopt;
  if (value->is_number_integer()) {
    const auto number = value->get<std::int64_t>();
    const bool wrapped = value->is_number_unsigned() && number < 0;
    if (!wrapped && number >= min && number <= max) return number;
  }
  fault(name, "应为范围内的整数", std::to_string(min) + " to " + std::to_string(max), described(*value));
  return std::nullopt;
}

bool ManifestReader::flag(const char* name, bool otherwise) {
  const json* value = member(name, false, {}).value;
  if (value == nullptr) return otherwise;
  if (value->is_boolean()) return value->get<bool>();
  fault(name, "应为 true 或 false", "true or false", described(*value));
  return otherwise;
}

void ManifestReader::object(const char* name, bool required, const Read& read) {
  const ManifestNode node = member(name, required, "an object");
  if (node.value == nullptr) return;
  ManifestReader reader(node, at(name), faults_);
  read(reader);
}

void ManifestReader::list(const char* name, const Read& read) {
  const json* value = member(name, false, {}).value;
  if (value == nullptr) return;
  if (!value->is_array()) return fault(name, "应为数组", "an array", described(*value));
  for (size_t n = 0; n < value->size(); ++n) {
    const ManifestNode node{&(*value)[n]};
    ManifestReader reader(node, at(name) + "/" + std::to_string(n), faults_);
    read(reader);
  }
}

}  // namespace zq::adapters
