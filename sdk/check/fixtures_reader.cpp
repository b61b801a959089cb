#include "check/fixtures_reader.hpp"

#include <algorithm>

namespace zq::check {
namespace {

using nlohmann::json;

std::string kind(const json& value) { return std::string("a JSON ") + value.type_name(); }

}  // namespace

ObjectReader::ObjectReader(const json& value, std::string path, std::vector<Fault>& faults)
    : path_(std::move(path)), faults_(faults) {
  if (value.is_object())
    object_ = &value;
  else
    faults_.push_back({path_, "应为 JSON 对象", "an object", kind(value)});
}

ObjectReader::~ObjectReader() {
  if (!object_) return;
  for (const auto& [key, value] : object_->items())
    if (!asked_.count(key))
      faults_.push_back({path(key), "没有这个项目，请核对拼写", "a key that FIXTURES.md lists", key});
}

void ObjectReader::fault(const std::string& key, std::string zh, std::string expected, std::string found) {
  faults_.push_back({path(key), std::move(zh), std::move(expected), std::move(found)});
}

void ObjectReader::wrong_type(const char* key, std::string_view zh, std::string expected, const json& found) {
  fault(key, "应为" + std::string(zh), std::move(expected), kind(found));
}

const json* ObjectReader::member(const char* key) {
  asked_.insert(key);
  if (!object_) return nullptr;
  const auto at = object_->find(key);
  return at == object_->end() ? nullptr : &*at;
}

std::string ObjectReader::text(const char* key, std::string otherwise) {
  const json* value = member(key);
  if (!value) return otherwise;
  if (value->is_string()) return value->get<std::string>();
  wrong_type(key, "文字", "a text", *value);
  return otherwise;
}

std::string ObjectReader::required(const char* key) {
  const std::string value = text(key);
  if (value.empty() && object_) fault(key, "不能缺少，也不能为空", "a text", "nothing");
  return value;
}

bool ObjectReader::flag(const char* key, bool otherwise) {
  const json* value = member(key);
  if (!value) return otherwise;
  if (value->is_boolean()) return value->get<bool>();
  wrong_type(key, " true 或 false", "true or false", *value);
  return otherwise;
}

std::int64_t ObjectReader::number(const char* key, std::int64_t otherwise, std::int64_t min, std::int64_t max) {
  const json* value = member(key);
  if (!value) return otherwise;
  const std::string range = std::to_string(min) + " to " + std::to_string(max);
  if (!value->is_number_integer()) {
    wrong_type(key, "整数", "an integer from " + range, *value);
    return otherwise;
  }
  const auto number = value->get<std::int64_t>();
  if (number >= min && number <= max) return number;
  fault(key, "超出范围", "an integer from " + range, std::to_string(number));
  return otherwise;
}

std::optional<std::string> ObjectReader::word(const char* key, std::initializer_list<std::string_view> allowed) {
  const std::string value = text(key);
  if (value.empty()) return std::nullopt;
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
  std::string words;
  for (const std::string_view one : allowed) words += (words.empty() ? "" : ", ") + std::string(one);
  fault(key, "不是允许的取值", "one of " + words, value);
  return std::nullopt;
}

std::map<std::string, std::string> ObjectReader::texts(const char* key) {
  std::map<std::string, std::string> out;
  const json* value = object(key);
  if (!value) return out;
  for (const auto& [name, text] : value->items()) {
    if (text.is_string())
      out.emplace(name, text.get<std::string>());
    else
      fault(std::string(key) + "/" + name, "应为文字", "a text", kind(text));
  }
  return out;
}

std::vector<std::string> ObjectReader::list(const char* key) {
  const json* value = array(key);
  return value ? read_words(*value, path(key), faults_) : std::vector<std::string>();
}

const json* ObjectReader::array(const char* key) {
  const json* value = member(key);
  if (!value || value->is_array()) return value;
  wrong_type(key, "数组", "an array", *value);
  return nullptr;
}

const json* ObjectReader::object(const char* key) {
  const json* value = member(key);
  if (!value || value->is_object()) return value;
  wrong_type(key, " JSON 对象", "an object", *value);
  return nullptr;
}

std::vector<std::string> read_words(const json& value, const std::string& path, std::vector<Fault>& faults) {
  std::vector<std::string> words;
  if (!value.is_array() || value.empty()) {
    faults.push_back({path, "应为非空的文字数组", "an array of texts that is not empty", kind(value)});
    return words;
  }
  for (const json& word : value) {
    if (word.is_string())
      words.push_back(word.get<std::string>());
    else
      faults.push_back({path, "数组中应全部是文字", "texts only", kind(word)});
  }
  return words;
}

}  // namespace zq::check
