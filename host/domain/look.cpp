#include "domain/look.hpp"

namespace zq {

std::optional<std::string> refusal(const Look& look, const std::optional<Case>& value) {
  if (!value) return "没有这个核查事项";
  if (value->caller != look.caller) return "核查事项属于别的调用方";
  if (is_closed(value->state)) return "核查事项" + std::string(chinese(value->state)) + "，不再查阅";
  if (value->purpose != look.purpose) return "查阅的用途与核查事项的用途不同";
  return std::nullopt;
}

}  // namespace zq
