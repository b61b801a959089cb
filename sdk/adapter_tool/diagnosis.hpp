// What `doctor` finds: one thing at a time, each with what it means and who does what about it. Pure but for reading
// the files and running the adapter in a worker.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::tool {

enum class Mark { good, note, bad };  // bad: the host refuses, or would

struct Finding {
  Mark mark = Mark::good;
  std::string zh, en;
  std::string author_zh, centre_zh;  // what the author does, what the data centre does
};

struct Patient {
  std::filesystem::path file;
  std::optional<settings::Department> department;  // of the host's config
  std::filesystem::path adapter_of_config;         // the file that config names
  std::optional<std::filesystem::path> public_key;
};

// In the order the host looks; what would need the thing that is wrong is not looked at.
std::vector<Finding> diagnose(const Patient&);

}  // namespace zq::tool
