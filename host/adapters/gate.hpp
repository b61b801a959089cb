// The ABI gate: is this entry one the host can work with? Looks at constant data only and calls no function of the
// adapter but get_capability. Reads magic, version and size before anything else. Pure apart from following the
// adapter's pointers. Errors: one refusal (refusal.hpp) for the first rule that is broken.
#pragma once
#include "adapters/generation.hpp"
#include "domain/result.hpp"
#include "zq/abi.h"

namespace zq::adapters {

// The tables of an instance; null where the adapter does not offer the capability.
struct Capabilities {
  const zq_verification* verification = nullptr;
  const zq_list* list = nullptr;
  const zq_complaint* complaint = nullptr;
  const zq_field_task* field_task = nullptr;
  bool can_poll = false;
};

// `entry` may be null. The Description is a copy; sha256 and can_poll stay empty.
Result<Description> check_entry(const zq_entry* entry);

// After create: exactly the advertised capabilities are answered, and completely.
Result<Capabilities> check_capabilities(const zq_entry&, zq_instance*, const Description&);

}  // namespace zq::adapters
