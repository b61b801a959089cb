// Reads JSON objects strictly: every member by name, all faults kept, members nobody asked for are faults too. Internal
// to manifest.cpp.
#pragma once
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.hpp"

namespace zq::adapters {

struct ManifestNode;  // a value of the JSON library

class ManifestReader {
 public:
  using Read = std::function<void(ManifestReader&)>;
  // Parses the text and reads its object; faults of the text itself have no path.
  static void read(std::string_view json, std::vector<Fault>& faults, const Read&);

  ManifestReader(const ManifestReader&) = delete;
  ManifestReader& operator=(const ManifestReader&) = delete;
  ~ManifestReader();  // complains of the members left over

  using Rule = bool (*)(std::string_view);
  bool has(const char* name) const;
  std::string text(const char* name, bool required, Rule rule = nullptr, std::string_view expected = {});
  std::string one_of(const char* name, bool required, std::vector<std::string_view> words);
  std::optional<std::int64_t> number(const char* name, std::int64_t min, std::int64_t max);
  bool flag(const char* name, bool otherwise);
  void object(const char* name, bool required, const Read&);
  void list(const char* name, const Read&);  // of objects; absent: empty
  void fault(std::string_view name, std::string zh, std::string expected, std::string found);

 private:
  ManifestReader(const ManifestNode& object, std::string path, std::vector<Fault>& faults);
  ManifestNode member(const char* name, bool required, std::string_view expected);
  std::string at(std::string_view name) const;

  const ManifestNode& object_;
  const std::string path_;
  std::vector<Fault>& faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace zq::adapters
