// Reads config/zhengqiao.xml and, beside it, departments/*.xml, rules/*.xml, calendar/*.xml and writs/*.xml: strict,
// whole, all faults at once. Without rules/ the first ruleset is in force, without calendar/ no working days are known,
// without writs/ the plain templates hold.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "domain/result.hpp"
#include "settings/settings.hpp"

namespace zq::settings {

// Relative paths in the config are relative to the folder above the one that holds zhengqiao.xml is in ("config/.."),
// or to `base` attribute of the root element when given. Secrets are read from files or environment here, once.
// Error: invalid_input with one Fault per problem, path = "file:line:column".
Result<std::shared_ptr<const Settings>> load(const std::filesystem::path& file);

// Whether a department is on, and, when it is off, why and until when (empty: not said).
struct Switch {
  bool enabled = true;
  std::string reason, until;
  friend bool operator==(const Switch&, const Switch&) = default;
};
Switch switch_of(const Department&);

// Rewrites enabled, off_reason and off_until of one department's file in place (atomic rename), leaving every other
// byte as it was; the empty ones go. Errors: not_found, invalid_input (the file is not valid as it stands), storage
// (cannot write).
Result<Done> set_switch(const std::filesystem::path& department_file, const Switch&);

// Which adapter answers, and which one silently beside it (empty: none).
struct AdapterChoice {
  std::string adapter_file, shadow_adapter_file;
  friend bool operator==(const AdapterChoice&, const AdapterChoice&) = default;
};
AdapterChoice adapter_choice_of(const Department&);

// Rewrites adapter_file and shadow_adapter_file, likewise.
Result<Done> set_adapter(const std::filesystem::path& department_file, const AdapterChoice&);

// A department's file byte for byte as it was, to be put back when what was written into it is refused.
class KeptFile {
 public:
  explicit KeptFile(std::filesystem::path department_file);
  // Errors: storage.
  Result<Done> put_back() const;

 private:
  std::filesystem::path file_;
  std::string bytes_;
};

}  // namespace zq::settings
