// An adapter file in this process with everything it exchanges with its legacy system recorded: `run --record`. Only
// for files that a worker has scanned before. One at a time in a process: the image stays loaded.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>

#include "adapters/generation.hpp"
#include "adapters/services/services.hpp"
#include "adapters/staging.hpp"
#include "settings/settings.hpp"
#include "zq/recorder.hpp"

namespace zq::tool {

class RecordedRun {
 public:
  RecordedRun();
  ~RecordedRun();  // stops the adapter, removes the copy
  RecordedRun(const RecordedRun&) = delete;
  RecordedRun& operator=(const RecordedRun&) = delete;

  Result<Done> start(const std::filesystem::path& file, const settings::Department&);
  adapters::Reply ask(adapters::Request, std::chrono::milliseconds time);
  // Everything so far, masked. The manifest's personal fields have a class already.
  std::string text(Masking&) const;

 private:
  static zq_instance* create(const zq_host*, const char* department) noexcept;

  const std::filesystem::path folder_;
  adapters::Staging staging_;
  std::shared_ptr<adapters::Services> services_;
  std::shared_ptr<adapters::Generation> generation_;
  bool started_ = false;
};

// "HZXM=name" into masking.classes; false when the class is none of name, id_number, phone, address, birth, text.
bool add_mask(const std::string& rule, Masking&);
// The classes of the personal fields that the file's manifest declares.
void add_manifest_masks(const std::filesystem::path& file, Masking&);

}  // namespace zq::tool
