// Strict reading of a JSON object: every member is asked for by name and type, what nobody asked for is a fault, and
// all faults are kept until the end. Not thread-safe; lives no longer than the JSON it reads.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq::check {

class ObjectReader {
 public:
  // `path` names the object in faults: "calls/3".
  ObjectReader(const nlohmann::json& value, std::string path, std::vector<Fault>& faults);
  ~ObjectReader();  // complains of members nobody asked for
  ObjectReader(const ObjectReader&) = delete;
  ObjectReader& operator=(const ObjectReader&) = delete;

  bool has(const char* key) const { return object_ && object_->contains(key); }
  std::string text(const char* key, std::string otherwise = {});
  std::string required(const char* key);
  bool flag(const char* key, bool otherwise);
  std::int64_t number(const char* key, std::int64_t otherwise, std::int64_t min, std::int64_t max);
  std::optional<std::string> word(const char* key, std::initializer_list<std::string_view> allowed);
  std::map<std::string, std::string> texts(const char* key);  // {"name": "text"}
  std::vector<std::string> list(const char* key);             // ["text"]
  // The members of an array of objects or of arrays; null when absent.
  const nlohmann::json* array(const char* key);
  const nlohmann::json* object(const char* key);

  void fault(const std::string& key, std::string zh, std::string expected, std::string found);
  std::string path(const std::string& key) const { return path_.empty() ? key : path_ + "/" + key; }

 private:
  const nlohmann::json* member(const char* key);
  void wrong_type(const char* key, std::string_view zh, std::string expected, const nlohmann::json& found);

  const nlohmann::json* object_ = nullptr;
  const std::string path_;
  std::vector<Fault>& faults_;
  std::set<std::string> asked_;
};

// ["a", "b"]; a fault when it is anything else or empty.
std::vector<std::string> read_words(const nlohmann::json&, const std::string& path, std::vector<Fault>& faults);

}  // namespace zq::check
