#include "check/load/load.hpp"

#include <array>

namespace zq::check {
namespace {

using std::chrono::milliseconds;

constexpr std::array<Check, 6> checks = {{
    {"L01",
     Level::must,
     {"在新进程中能以 RTLD_NOW、RTLD_LOCAL 装载，没有未解析的符号",
      "opens with RTLD_NOW and RTLD_LOCAL in a fresh process, no symbol unresolved"},
     {"以 -Wl,-z,defs 链接（zq_add_adapter() 已含），并静态链接主机没有的库",
      "link with -Wl,-z,defs (zq_add_adapter() does) and link statically what the host does not have"},
     milliseconds(15'000),
     opens_now},
    {"L02",
     Level::must,
     {"装载并读取描述不超过 100 毫秒；不启动线程，不打开文件或连接，不改变当前目录、区域设置、环境变量、信号",
      "opening and reading the descriptor take 100 ms at most; no thread, no descriptor or socket; folder, locale, "
      "environment and signals stay as they are"},
     {"静态对象的构造函数里不要做事；准备工作放进 start()",
      "do nothing in constructors of static objects; prepare in start()"},
     milliseconds(20'000),
     quiet_opening},
    {"L03",
     Level::must,
     {"magic、版本、大小合法；必需的函数都在；文字是 UTF-8 且不为空",
      "magic, version and sizes are legal; every mandatory pointer is set; texts are UTF-8 and not empty"},
     {"用 ZQ_ADAPTER(…) 生成入口；C 语言请照 zq/abi.h 逐项填写",
      "let ZQ_ADAPTER(…) make the entry; in C fill every member as zq/abi.h says"},
     milliseconds(15'000),
     legal_entry},
    {"L04",
     Level::must,
     {"描述与清单一致：编号、名称、开发单位、版本、能力、并发数",
      "the descriptor equals the manifest: id, name, vendor, version, capabilities, concurrency"},
     {"同时改 manifest.json 与 ZQ_ADAPTER(…)", "change manifest.json and ZQ_ADAPTER(…) together"},
     milliseconds(15'000),
     same_as_manifest},
    {"L05",
     Level::must,
     {"声明的每项能力都能取得、完整、每次是同一指针；其他编号返回 NULL",
      "every advertised capability is answered, complete, with the same pointer each time; any other id yields NULL"},
     {"比较整个编号，不要只比较前缀", "compare the whole id, not a prefix"},
     milliseconds(30'000),
     exact_capabilities},
    {"L06",
     Level::must,
     {"能与较旧（表较短）和较新（表较长）的主机共处；主机缺少某项服务时返回 CONFIG 或 UNSUPPORTED，不崩溃",
      "works with an older host (shorter tables) and a newer one (longer tables); a missing service is CONFIG or "
      "UNSUPPORTED, no crash"},
     {"新增的成员只经 ZQ_ABI_HAS 读取；不要比较次版本是否相等；检查 get_service 是否返回 NULL",
      "read newer members through ZQ_ABI_HAS only; never ask for an equal minor version; check get_service for NULL"},
     milliseconds(60'000),
     other_hosts},
}};

}  // namespace

std::span<const Check> load_checks() { return checks; }

}  // namespace zq::check
