#include "check/statics/statics.hpp"

#include <array>

namespace zq::check {

using std::chrono::milliseconds;

std::span<const Check> static_checks() {
  static constexpr std::array<Check, 1> checks = {{
      {"S01",
       Level::must,
       {"文件是本机的 64 位 ELF 动态库；栈不可执行，重定位表只读且立即绑定，没有代码段重定位",
        "a whole ELF64 shared object for this machine; stack not executable, RELRO with BIND_NOW, no text relocations"},
       {"用 zq_add_adapter() 编译；不要使用 -z execstack、-z norelro、-z lazy，并以 -fPIC 编译所有目标文件",
        "build it with zq_add_adapter(); no -z execstack, -z norelro, -z lazy; compile every object with -fPIC"},
       milliseconds(10'000),
       hardened_shared_object},
  }};
  return checks;
}

}  // namespace zq::check
