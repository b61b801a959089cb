#include "check/life/life.hpp"

#include <array>

namespace zq::check {
namespace {

using std::chrono::milliseconds;

constexpr std::array<Check, 7> checks = {{
    {"C01",
     Level::must,
     {"create 与 destroy 可以不经 start；create 不访问业务系统，不启动线程，只取用 config、log 服务",
      "create and destroy work without start; create does no I/O, starts no thread, uses only config and log"},
     {"把连接、读设置、启动线程移到 start()", "move connecting, reading of settings and threads into start()"},
     milliseconds(30'000),
     idle_create},
    {"C02",
     Level::must,
     {"启停 100 次后线程、描述符回到原值，内存不增长",
      "after 100 lives threads and descriptors are back where they were, and memory is flat"},
     {"在 stop() 中等待所有线程结束，在析构函数中关闭文件与连接",
      "join every thread in stop(), close files and connections in the destructor"},
     milliseconds(90'000),
     hundred_lives},
    {"C03",
     Level::must,
     {"设置缺失或类型不对时，start 返回 ZQ_E_CONFIG，并在 set_error 中写明是哪一项",
      "a missing or mistyped setting makes start return ZQ_E_CONFIG with the key named in set_error"},
     {"在 start() 中用 settings.require()、integer()、flag_or() 读取全部设置；清单中的类型应与之相符",
      "read all settings in start() with settings.require(), integer(), flag_or(); the manifest's types must fit"},
     milliseconds(60'000),
     broken_settings},
    {"C04",
     Level::must,
     {"业务系统不通、拒绝、不答复时，start 仍在时限内返回成功，或 UNAVAILABLE、DEADLINE",
      "with the legacy system down, refusing or silent, start is back by its deadline: OK, UNAVAILABLE or DEADLINE"},
     {"start() 里不要等待业务系统；连接留到第一次调用",
      "do not wait for the legacy system in start(); connect in the first call"},
     milliseconds(40'000),
     start_without_backend},
    {"C05",
     Level::must,
     {"同一进程中的两个部门互不共用状态", "two departments in one process share no state"},
     {"不要使用全局变量、静态变量保存主机、设置、连接", "keep no host, setting or connection in globals or statics"},
     milliseconds(60'000),
     two_departments},
    {"C06",
     Level::must,
     {"有调用在办时 stop：调用以 CANCELLED 结束，stop 在 10 秒内返回，之后没有线程，也不再使用主机的函数表",
      "stop with calls inside: they end CANCELLED, stop is back within 10 s, then no thread is left and the host's "
      "tables "
      "are not used any more"},
     {"等待时每 100 毫秒查看 cancelled()；stop() 通知并等待全部线程",
      "look at cancelled() every 100 ms while waiting; stop() wakes and joins every thread"},
     milliseconds(60'000),
     stop_in_flight},
    {"C07",
     Level::must,
     {"反复启停与调用不泄漏内存；进程能正常结束；没有带析构函数的 thread_local 对象",
      "lives and calls leak no memory; the process ends cleanly; no thread_local object with a destructor"},
     {"释放 create、start、调用中分配的一切；用实例成员代替 thread_local",
      "free everything that create, start and calls allocate; use members instead of thread_local"},
     milliseconds(60'000),
     no_leaks},
}};

}  // namespace

std::span<const Check> life_checks() { return checks; }

}  // namespace zq::check
