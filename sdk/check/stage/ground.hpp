// What an adapter under check stands on: the department's config, and with fixtures its legacy system, made fresh and
// running. Without fixtures the config is made up from the manifest; nothing answers behind it, so such a department
// starts or not, but cannot be asked. Throws Unready when there is neither.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "adapters/manifest.hpp"
#include "check/backend/legacy.hpp"
#include "check/check.hpp"
#include "check/fixtures.hpp"

namespace zq::check {

class Ground {
 public:
  explicit Ground(const Subject&);
  ~Ground();
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  const settings::Department& department() const { return department_; }
  bool is_real() const { return fixtures_ != nullptr; }
  // Calls of the fixtures that may be asked often: no complaints, none that answer later.
  std::vector<Golden> quick_calls() const;
  const std::optional<adapters::Manifest>& manifest() const { return manifest_; }

 private:
  std::unique_ptr<Fixtures> fixtures_;
  std::unique_ptr<Legacy> legacy_;
  std::optional<adapters::Manifest> manifest_;
  settings::Department department_;
};

// The manifest of the file; nothing when it has none, or a faulty one.
std::optional<adapters::Manifest> manifest_of(const Subject&);
// Throws Unready: a skip for want of fixtures.
void require_real(const Ground&);

}  // namespace zq::check
