#include "adapters/refusal.hpp"

namespace zq::adapters {

Error refused(const Refusal& refusal) {
  const auto& [field, expected, found, fix] = refusal;
  std::string zh = "适配器被拒绝：" + field + " 应为 " + expected.zh + "，实为 " + found.zh + "；请" + fix.zh;
  std::string en = "adapter refused: " + field + ": expected " + expected.en + ", found " + found.en + "; " + fix.en;
  Fault fault{field, zh, expected.zh, found.zh};
  return Error{ErrorCode::invalid_input, std::move(zh), std::move(en), {std::move(fault)}};
}

}  // namespace zq::adapters
