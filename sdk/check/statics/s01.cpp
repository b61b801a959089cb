#include "adapters/elf.hpp"
#include "check/bytes.hpp"
#include "check/statics/statics.hpp"

namespace zq::check {

Finding hardened_shared_object(const Subject& subject) {
  const std::string bytes = bytes_of(subject.file);
  if (const auto fault = adapters::elf_fault(bytes)) return fail(fault->zh, fault->en);
  return pass(std::string(adapters::own_machine()));
}

}  // namespace zq::check
