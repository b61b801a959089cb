// The message catalogue: every line the host logs, with what the operator does about it. Generates docs (zhengqiao
// version
// --messages). Ids are never reused.
#pragma once
#include <span>
#include <string_view>

#include "log/log.hpp"

namespace zq::log {

struct Message {
  std::string_view id;
  Level level;
  std::string_view zh;
  std::string_view en;
  std::string_view action_zh;  // what the operator does; empty: nothing
};

std::span<const Message> messages();
const Message* find(std::string_view id);

}  // namespace zq::log
