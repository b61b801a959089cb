#include "check/discipline/discipline.hpp"

#include <array>

namespace zq::check {

using std::chrono::seconds;

std::span<const Check> host_checks() {
  constexpr Level must = Level::must;
  static const std::array checks = {
      Check{"H01",
            must,
            {"不越界读写主机借出的内存，返回之后不再使用",
             "what the host lends is used within its bounds and not after the call"},
            {"需要保留的先复制，长度以 zq_str.len 为准", "copy what you keep; a zq_str ends at len, not at a NUL"},
            seconds(30),
            only_lent_memory},
      Check{"H02",
            must,
            {"机密和个人数据不进日志、错误文字、游标、标准输出",
             "secrets and personal data stay out of logs, error texts, cursors and stdout"},
            {"错误文字只写步骤和原因，不写取值", "write the step and the reason into error texts, never a value"},
            seconds(30),
            keeps_secrets},
      Check{"H03",
            must,
            {"只访问声明过的机密、主机和路径", "only declared secrets, hosts and paths are reached"},
            {"经主机服务访问，或在 fixtures.json 的 hosts、paths 中声明",
             "go through the host's services, or declare it under hosts and paths of fixtures.json"},
            seconds(30),
            only_what_is_declared},
      Check{"H04",
            must,
            {"长时间运行，内存、线程、描述符不增长", "memory, threads and descriptors do not grow in the long run"},
            {"每次调用结束时释放它分配和打开的一切", "release at the end of a call whatever it allocated and opened"},
            seconds(30),
            soak},
      Check{"H05",
            must,
            {"随机输入不使它崩溃、超时或违反接口", "random inputs neither crash it nor break the interface"},
            {"用同一个 --seed 重现，在最后一个问题处加断点",
             "reproduce it with the same --seed and break at the last question"},
            seconds(30),
            fuzz},
      Check{"H06",
            must,
            {"在独立的工作进程中结果相同；工作进程被杀，只影响那一次调用",
             "the same answers in a worker process; a worker that is killed harms one call only"},
            {"不依赖主机进程的环境、内存上限和描述符",
             "do not rely on the environment, memory or descriptors of the host"},
            seconds(40),
            isolated_suite},
  };
  return checks;
}

}  // namespace zq::check
