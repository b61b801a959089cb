#include <string>

#include "adapters/services/fence.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr size_t token_bytes_max = 256;

// A hint only, so a token that breaks the rules is dropped: the host polls anyway.
void ready(const zq_host* host, zq_str token) noexcept {
  const Services* services = Services::of(host);
  if (services == nullptr || !is_str(token) || token.len == 0 || token.len > token_bytes_max || !is_utf8(view(token)))
    return;
  fenced(nullptr, [&]() -> zq_status {
    services->complete(std::string(view(token)));
    return ZQ_OK;
  });
}

}  // namespace

const zq_completion completion_table = {sizeof(zq_completion), 0, ready};

}  // namespace zq::adapters
