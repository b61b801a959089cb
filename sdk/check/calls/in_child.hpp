// Runs a part of a check in a process of its own and hands back what it says. Call before the check has threads.
#pragma once
#include <functional>
#include <string>

namespace zq::check {

struct ChildSaid {
  std::string text;
  int signal = 0;  // that ended it; 0: it came to its end
};
// The body's text is sent when it returns, or earlier by `say`. Throws Unready when the system cannot fork; an Unready
// of the body comes out as such.
ChildSaid in_child(const std::function<std::string(const std::function<void(const std::string&)>& say)>& body);

}  // namespace zq::check
