// Inputs of a call on pages of their own: the byte behind each of them belongs to a page nobody may touch, and when the
// function has returned none of them may be touched any more. Who does is caught and named. One call at a time.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "adapters/border.hpp"
#include "check/calls/bench.hpp"

namespace zq::check {

class GuardPages final : public Placement {
 public:
  // `front`: the byte before each input is the forbidden one instead.
  explicit GuardPages(bool front) : front_(front) {}
  ~GuardPages() override;

  Inputs place(const zq_call&, const Ask&) override;
  void withdraw() override;

  // "declared.name, after the call has returned", or empty for an address that is not ours. Signal-safe but for the
  // text it makes: call it when the process is lost anyway.
  std::string whose(const void* address) const;

 private:
  struct Fence {
    char* mapping;
    std::size_t bytes;  // of the mapping
    std::string name;
    bool withdrawn = false;
  };
  char* put(const void* bytes, std::size_t size, std::size_t align, std::string name);
  zq_str put_text(zq_str, const std::string& name);
  void put_record(const adapters::Record&);

  const bool front_;
  std::vector<Fence> fences_;  // of all calls: a page once withdrawn stays forbidden
  const zq_record* record_ = nullptr;
};

}  // namespace zq::check
