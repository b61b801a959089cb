#include "check/check.hpp"

#include <array>

namespace zq::check {

std::string_view word(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "PASS";
    case Verdict::fail:
      return "FAIL";
    case Verdict::crashed:
      return "CRASHED";
    case Verdict::timeout:
      return "TIMEOUT";
    case Verdict::warn:
      return "WARN";
    case Verdict::skip:
      return "SKIP";
  }
  return "?";
}

std::string_view word(Level level) { return level == Level::must ? "MUST" : "SHOULD"; }

std::span<const Group> groups() {
  static const std::array<Group, 5> all = {{
      {{"静态检查，不执行任何代码", "static, nothing executed"}, static_checks()},
      {{"装载与身份", "load and identity"}, load_checks()},
      {{"生命周期", "life cycle"}, life_checks()},
      {{"调用", "calls"}, call_checks()},
      {{"对主机的纪律", "host discipline"}, host_checks()},
  }};
  return all;
}

const Check* find(std::string_view id) {
  for (const Group& group : groups())
    for (const Check& check : group.checks)
      if (check.id == id) return &check;
  return nullptr;
}

}  // namespace zq::check
