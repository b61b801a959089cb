#include "adapters/isolated/isolated.hpp"

#include <algorithm>
#include <atomic>

#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/messages.hpp"
#include "adapters/isolated/pool_words.hpp"
#include "adapters/reply_rules.hpp"
#include "adapters/text_rules.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

// How often a call that takes long looks whether it is still wanted.
constexpr milliseconds look_interval{50};
// How long an adapter may take to notice that it is not.
constexpr milliseconds cancel_grace{500};
// Between the end of a worker's sockets and the news of how it ended.
constexpr milliseconds burial_time{1000};

class Isolated final : public Generation {
 public:
  Isolated(std::shared_ptr<WorkerPool> pool, const Description& scanned, int slots, const settings::Department& config)
      : pool_(std::move(pool)),
        department_(config.id.value),
        limits_{config.answer_bytes_max, config.answer_records_max},
        description_(scanned) {
    description_.max_concurrency = static_cast<uint32_t>(slots * config.workers);
  }

  const Description& description() const override { return description_; }

  Result<Done> start(SteadyTime deadline, Instant now) override {
    auto started = pool_->start(deadline, now);
    if (!started) return std::move(started).error();
    description_.can_poll = started->can_poll;
    return Done{};
  }

  Reply ask(const Request& request, const Cancellation& cancellation) override {
    Reply reply = exchange(request, cancellation);
    check_reply(request, description_.can_poll, reply);
    reply.text = printable(reply.text, error_bytes_max);
    if (!reply.broken_rule.empty()) complain(request, reply);
    return reply;
  }

  void stop(SteadyTime deadline) override { pool_->stop(deadline); }
  std::vector<workflow::WorkerView> workers() const override { return pool_->view(); }

 private:
  void complain(const Request& request, Reply& reply) const {
    reply.broken_rule = printable(reply.broken_rule, error_bytes_max);
    log::write("ZQ-2012", {{"department", department_},
                           {"operation", code(request.operation)},
                           {"request_id", request.trace.request_id},
                           {"detail", reply.broken_rule}});
  }

  static Reply without_answer(zq_status status, std::string text) {
    Reply reply;
    reply.status = status;
    reply.text = std::move(text);
    return reply;
  }

  // A worker that is gone before it was asked has done nothing: the next one is asked.
  Reply exchange(const Request& request, const Cancellation& cancellation) {
    const uint64_t call = ++calls_;
    const std::string question = frame_bytes(FrameType::call, call, bytes_of(request));
    if (question.size() > frame_payload_max) return without_answer(ZQ_E_INVALID, "问题超过 16 MiB，无法交给工作进程");
    for (int attempt = 0; attempt < 3; ++attempt) {
      std::string why;
      auto lease = pool_->lease(request.deadline, cancellation, why);
      if (!lease) return without_answer(ZQ_E_UNAVAILABLE, std::move(why));
      if (lease->channel().send(question, request.deadline)) return answer(*lease, call, request, cancellation);
      lease->process().kill();
      lease->process().wait_end(Steady::now() + burial_time);
    }
    return without_answer(ZQ_E_UNAVAILABLE, "工作进程接连退出，没有办理");
  }

  Reply answer(WorkerPool::Lease& lease, uint64_t call, const Request& request, const Cancellation& cancellation) {
    Reply collected;
    size_t cost = 0;
    SteadyTime kill_at = request.deadline + cancel_grace;
    for (;;) {
      Frame frame;
      const SteadyTime now = Steady::now();
      const bool unwanted = now >= request.deadline || (cancellation && *cancellation);
      if (unwanted) {
        kill_at = std::min(kill_at, now + cancel_grace);
        lease.overdue();
        lease.process().tell(frame_bytes(FrameType::cancel, call, {}));
      }
      if (now >= kill_at) return killed(lease, cancellation && *cancellation);
      const SteadyTime next_look =
          now >= request.deadline ? now + look_interval : std::min(request.deadline, now + look_interval);
      const Channel::Got got = lease.channel().receive(frame, std::min(next_look, kill_at));
      if (got == Channel::Got::late) continue;
      if (got == Channel::Got::ended) return lost(lease);
      if (frame.call != call) return lied(lease);
      if (frame.type == FrameType::records) {
        if (!add_records(frame.payload, limits_, cost, collected) && collected.broken_rule.empty()) return lied(lease);
        continue;
      }
      auto reply = frame.type == FrameType::reply ? read_reply(frame.payload, std::move(collected)) : std::nullopt;
      if (!reply || !is_fit(*reply)) return lied(lease);
      return std::move(*reply);
    }
  }

  static bool is_fit(const Reply& reply) {
    return (reply.cursor.empty() || is_handle(reply.cursor, cursor_bytes_max)) &&
           (reply.token.empty() || is_handle(reply.token, token_bytes_max)) && reply.poll_after >= milliseconds(0) &&
           reply.poll_after <= poll_after_max;
  }

  static Reply crashed(zq_status status, std::string text) {
    Reply reply = without_answer(status, std::move(text));
    reply.crashed = true;
    return reply;
  }
  static Reply lost(WorkerPool::Lease& lease) {
    if (lease.channel().broken()) return lied(lease);
    const auto how = lease.process().wait_end(Steady::now() + burial_time);
    if (!how) lease.process().kill();
    return crashed(ZQ_E_INTERNAL, "办理途中工作进程" + (how ? how->zh : std::string("关闭了连接")));
  }
  static Reply killed(WorkerPool::Lease& lease, bool cancelled) {
    lease.process().kill();
    lease.process().wait_end(Steady::now() + burial_time);
    return crashed(cancelled ? ZQ_E_CANCELLED : ZQ_E_DEADLINE, "适配器到时不返回，其工作进程已被结束");
  }
  static Reply lied(WorkerPool::Lease& lease) {
    lease.process().kill();
    Reply reply = crashed(ZQ_E_INTERNAL, "工作进程的答复不合约定，已被结束");
    reply.broken_rule = "the worker broke the protocol of frames";
    return reply;
  }

  const std::shared_ptr<WorkerPool> pool_;
  const std::string department_;
  const AnswerLimits limits_;
  Description description_;
  std::atomic<uint64_t> calls_{0};
};

// Of one worker: enough for its share of the department's calls, and no more than its adapter bears.
int slots_of(const settings::Department& department, const Description& scanned) {
  const int share = (std::max(1, department.concurrency) + department.workers - 1) / department.workers;
  return std::min<int>(share, static_cast<int>(std::min<uint32_t>(scanned.max_concurrency, 1024)));
}

}  // namespace

std::shared_ptr<Generation> make_isolated(std::shared_ptr<Supervisor> supervisor, StagedFile file,
                                          const Description& scanned, settings::Department department,
                                          OnCompletion on_completion, std::function<void()> on_change) {
  const int slots = slots_of(department, scanned);
  auto pool = std::make_shared<WorkerPool>(
      std::move(supervisor),
      PoolOrder{department, std::move(file), slots, std::move(on_completion), std::move(on_change)});
  return std::make_shared<Isolated>(std::move(pool), scanned, slots, department);
}

}  // namespace zq::adapters
