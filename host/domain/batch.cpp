#include "domain/batch.hpp"

#include <array>

#include "domain/words.hpp"

namespace zq {
namespace {

using S = BatchState;
using E = BatchEvent;
constexpr std::array words{
    Word<S>{S::filling, "filling", "登记中"},     Word<S>{S::running, "running", "核查中"},
    Word<S>{S::paused, "paused", "已暂停"},       Word<S>{S::finished, "finished", "已完成"},
    Word<S>{S::cancelled, "cancelled", "已取消"},
};
struct Step {
  S from;
  E on;
  S to;
};
constexpr std::array table{
    Step{S::filling, E::start, S::running},    Step{S::running, E::pause, S::paused},
    Step{S::paused, E::resume, S::running},    Step{S::running, E::finish, S::finished},
    Step{S::filling, E::cancel, S::cancelled}, Step{S::running, E::cancel, S::cancelled},
    Step{S::paused, E::cancel, S::cancelled},
};

}  // namespace

std::string_view code(BatchState v) { return code_in(words, v); }
std::string_view chinese(BatchState v) { return chinese_in(words, v); }
bool from_code(std::string_view text, BatchState& v) { return take(by_code(words, text), v); }

std::optional<BatchState> next(BatchState from, BatchEvent on) {
  for (const Step& step : table)
    if (step.from == from && step.on == on) return step.to;
  return std::nullopt;
}

}  // namespace zq
