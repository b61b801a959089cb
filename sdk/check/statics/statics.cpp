#include "check/statics/statics.hpp"

#include <array>

namespace zq::check {
namespace {

constexpr std::chrono::milliseconds limit{10'000};

constexpr std::array<Check, 8> checks = {{
    {"S01",
     Level::must,
     {"文件是本机的 64 位 ELF 动态库；栈不可执行，重定位表只读且立即绑定，没有代码段重定位",
      "a whole ELF64 shared object for this machine; stack not executable, RELRO with BIND_NOW, no text relocations"},
     {"用 zq_add_adapter() 编译；不要使用 -z execstack、-z norelro、-z lazy，并以 -fPIC 编译所有目标文件",
      "build it with zq_add_adapter(); no -z execstack, -z norelro, -z lazy; compile every object with -fPIC"},
     limit,
     hardened_shared_object},
    {"S02",
     Level::must,
     {"只导出一个符号 zq_plugin_entry，它是不小于 sizeof(zq_entry) 的数据对象",
      "exports exactly one symbol, zq_plugin_entry, an object of at least sizeof(zq_entry)"},
     {"用 zq_add_adapter() 链接（版本脚本 adapter.map），并只在一个源文件末尾写 ZQ_ADAPTER(…)",
      "link with zq_add_adapter() (version script adapter.map); end exactly one source with ZQ_ADAPTER(…)"},
     limit,
     one_export},
    {"S03",
     Level::must,
     {"没有进程内唯一（GNU_UNIQUE）的符号", "no GNU-unique symbols"},
     {"用 -fno-gnu-unique 编译包括静态库在内的全部 C++ 代码，并用版本脚本隐藏符号",
      "compile all C++ code, static libraries too, with -fno-gnu-unique and hide symbols by the version script"},
     limit,
     no_unique_symbols},
    {"S04",
     Level::must,
     {"含有清单节 .zq_manifest：合法的 JSON，各项符合规定，编号与版本号格式正确",
      "the section .zq_manifest is there: valid JSON that keeps the schema, with a well-formed id and version"},
     {"写 manifest.json 并交给 zq_add_adapter(… MANIFEST manifest.json …)；各项含义见 SDK 说明",
      "write manifest.json and pass it to zq_add_adapter(… MANIFEST manifest.json …); the SDK manual has its members"},
     limit,
     sound_manifest},
    {"S05",
     Level::must,
     {"所需的 GLIBC、GLIBCXX、CXXABI、GCC 符号版本不高于主机基线（Debian 12）",
      "GLIBC, GLIBCXX, CXXABI and GCC symbol versions not above the host's baseline (Debian 12)"},
     {"在 Debian 12 或更早的系统（或其容器）上编译", "build on Debian 12 or older, or in a container of it"},
     limit,
     baseline_versions},
    {"S06",
     Level::must,
     {"只依赖允许的系统库；没有 $ORIGIN 之外的 RPATH、RUNPATH",
      "NEEDED only from the allow-list; no RPATH or RUNPATH but $ORIGIN"},
     {"把其他库静态链接进来（-Wl,--exclude-libs,ALL），并去掉 RPATH（CMAKE_SKIP_RPATH）",
      "link other libraries statically (-Wl,--exclude-libs,ALL) and leave RPATH out (CMAKE_SKIP_RPATH)"},
     limit,
     known_libraries},
    {"S07",
     Level::must,
     {"不调用会改变整个进程的函数（fork、exec、system、exit、setlocale、setenv、chdir、sigaction 等）",
      "no imports that change the whole process (fork, exec, system, exit, setlocale, setenv, chdir, sigaction, …)"},
     {"改用主机服务或线程安全的替代：newlocale/uselocale、绝对路径、返回错误状态而不是退出",
      "use host services or safe ways: newlocale/uselocale, absolute paths, a status instead of an exit"},
     limit,
     allowed_imports},
    {"S08",
     Level::must,
     {"文件中没有写死的口令、私钥、网络地址", "no passwords, private keys or network addresses built in"},
     {"口令放进 <secret>，地址放进 <setting>，由部门配置给出",
      "put them into <secret> and <setting> of the department's config"},
     limit,
     no_secrets_inside},
}};

}  // namespace

std::span<const Check> static_checks() { return checks; }

}  // namespace zq::check
