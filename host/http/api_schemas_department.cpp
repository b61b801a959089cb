// Shapes of what is shown of a department's queue, breaker and retries.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema whole = integer_of("整数", 0, 2147483647);
const Schema count = integer_of("主机启动以来的累计数", 0, 9007199254740991);

}  // namespace

const Schema& breaker() {
  static const Schema s =
      object_of("Breaker", "熔断",
                {{"state", in_place(word_of("状态", {"closed", "open", "half_open"}))},
                 {"failures", &whole},
                 {"probes_in_ms", in_place(integer_of("多少毫秒后试探；0 为不必等", 0, 2147483647))},
                 {"opened", &count},
                 {"probes", &count}});
  return s;
}

const Schema& lanes() {
  static const Schema lane = object_of("Lane", "排队的一道",
                                       {{"queued", &whole},
                                        {"taken", &count},
                                        {"waited_ms", in_place(integer_of("累计排队毫秒数", 0, 9007199254740991))}});
  static const Schema s = object_of("Lanes", "排队：即办件、其他办件、后台；同一道内期限近的先办",
                                    {{"instant", &lane}, {"promised", &lane}, {"background", &lane}});
  return s;
}

const Schema& refused_calls() {
  static const Schema s = object_of("RefusedCalls", "没有问到适配器的调用，按原因累计",
                                    {{"queue_full", &count},
                                     {"breaker_open", &count},
                                     {"adapter_stuck", &count},
                                     {"too_late", &count},
                                     {"deadline_in_queue", &count}});
  return s;
}

const Schema& retries() {
  static const Schema s =
      object_of("Retries", "业务系统连不上时再问一次：已用、因配额用完而未用", {{"used", &count}, {"denied", &count}});
  return s;
}

}  // namespace zq::http::schemas
