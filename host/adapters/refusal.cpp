#include "adapters/refusal.hpp"

namespace zq::adapters {

Error refused(const Refusal& refusal) {
  std::string zh = "适配器被拒绝：" + refusal.field + " 应为 " + refusal.expected + "，实为 " + refusal.found + "；请" +
                   refusal.fix_zh;
  std::string en = "adapter refused: " + refusal.field + ": expected " + refusal.expected + ", found " + refusal.found +
                   "; " + refusal.fix;
  Fault fault{refusal.field, zh, refusal.expected, refusal.found};
  return Error{ErrorCode::invalid_input, std::move(zh), std::move(en), {std::move(fault)}};
}

}  // namespace zq::adapters
