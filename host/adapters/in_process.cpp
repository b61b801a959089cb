#include "adapters/in_process.hpp"

#include <array>
#include <exception>
#include <mutex>

#include "adapters/border.hpp"
#include "adapters/field_task_answers.hpp"
#include "adapters/gate.hpp"
#include "adapters/refusal.hpp"
#include "adapters/reply_rules.hpp"
#include "adapters/text_rules.hpp"
#include "log/log.hpp"

namespace zq::adapters {
namespace {

constexpr size_t closed_calls_kept = 256;

// Runs a function of the adapter; an exception becomes a sentence in `thrown`. Every call into the adapter goes through
// here, and through pointer types without noexcept: else the compiler may leave out the landing pad.
template <class F>
bool fenced(std::string& thrown, F&& call) {
  try {
    call();
    return true;
  } catch (const std::exception& exception) {
    thrown = "a C++ exception crossed the border: " + printable(exception.what(), 300);
  } catch (...) {
    thrown = "a C++ exception that is no std::exception crossed the border";
  }
  return false;
}

class InProcess final : public Generation {
 public:
  InProcess(std::shared_ptr<const Library> library, std::shared_ptr<Services> services, AnswerLimits limits)
      : library_(std::move(library)),
        services_(std::move(services)),
        limits_(limits),
        description_(library_->description) {}

  ~InProcess() override {
    if (instance_ == nullptr) return;
    std::string thrown;
    void (*destroy)(zq_instance*) = library_->entry->destroy;
    if (!fenced(thrown, [&] { destroy(instance_); })) complain("destroy", thrown);
  }

  const Description& description() const override { return description_; }

  Result<Done> start(SteadyTime deadline, Instant now) override {
    started_at_ = now;
    started_ = std::chrono::steady_clock::now();
    std::string thrown;
    Result<Done> outcome = Done{};
    if (!fenced(thrown, [&] { outcome = create_and_start(deadline); }))
      return refused({"create or start",
                      {"a return", "正常返回"},
                      {thrown, "抛出了异常（" + thrown + "）"},
                      {"catch everything inside the adapter", "联系开发单位修正程序错误"}});
    return outcome;
  }

  Reply ask(const Request& request, const Cancellation& cancellation) override {
    const auto call = begin(request.operation, request.trace, request.deadline, request.now, cancellation);
    zq_status status = ZQ_E_INTERNAL;
    zq_verdict verdict = 0;
    std::string thrown;
    const bool returned = fenced(thrown, [&] { status = dispatch(request, *call, verdict); });
    Reply reply = call->close();
    keep(call);
    reply.status = status;
    reply.verdict = verdict;
    if (!returned) {
      reply.crashed = true;
      reply.text = thrown;
    } else {
      check_reply(request, description_.can_poll, reply);
    }
    if (!reply.broken_rule.empty())
      log::write("ZQ-2012", {{"department", department()},
                             {"operation", code(request.operation)},
                             {"request_id", request.trace.request_id},
                             {"detail", reply.broken_rule}});
    return reply;
  }

  void stop(SteadyTime deadline) override {
    const auto passed = std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_);
    const auto call = begin(Operation::health, {}, deadline, started_at_ + passed, nullptr);
    std::string thrown;
    void (*stop)(zq_instance*, const zq_call*) = library_->entry->stop;
    if (!fenced(thrown, [&] { stop(instance_, call->abi()); })) complain("stop", thrown);
    call->close();
    keep(call);
  }

 private:
  const std::string& department() const { return services_->department().id.value; }

  void complain(std::string_view operation, const std::string& thrown) const {
    log::write("ZQ-2012", {{"department", department()}, {"operation", operation}, {"detail", thrown}});
  }

  std::shared_ptr<Call> begin(Operation operation, const workflow::Trace& trace, SteadyTime deadline, Instant now,
                              const Cancellation& cancellation) {
    return std::make_shared<Call>(operation, trace, deadline, now, limits_, cancellation);
  }

  // A closed call stays a while, so that an adapter which uses it too late meets a refusal and not freed memory.
  void keep(std::shared_ptr<Call> call) {
    const std::lock_guard lock(mutex_);
    closed_[next_closed_++ % closed_.size()] = std::move(call);
  }

  Result<Done> create_and_start(SteadyTime deadline) {
    const zq_entry& entry = *library_->entry;
    zq_instance* (*create)(const zq_host*, const char*) = entry.create;
    instance_ = create(services_->abi(), department().c_str());
    if (instance_ == nullptr)
      return refused({"create",
                      {"an instance", "一个实例"},
                      {"NULL", "空"},
                      {"see the adapter's own log lines", "查看适配器日志并检查部门配置"}});
    auto tables = check_capabilities(entry, instance_, description_);
    if (!tables) return std::move(tables).error();
    tables_ = *tables;
    description_.can_poll = tables_.can_poll;

    const auto call = begin(Operation::health, {}, deadline, started_at_, nullptr);
    zq_status (*start)(zq_instance*, const zq_call*) = entry.start;
    const zq_status status = start(instance_, call->abi());
    const Reply reply = call->close();
    keep(call);
    if (status == ZQ_OK) return Done{};
    const Phrase why = reply.text.empty() ? Phrase{"no text given", "未说明原因"} : Phrase{reply.text};
    const std::string number = std::to_string(status);
    return refused(
        {"start",
         "ZQ_OK",
         {"status " + number + " (" + why.en + ")", "状态 " + number + "（" + why.zh + "）"},
         {"correct the settings of the department", "按所述原因更正部门配置（settings、secrets、databases）"}});
  }

  zq_status dispatch(const Request& request, const Call& call, zq_verdict& verdict) {
    const RecordView record(request.record);
    const zq_str handle = str(request.handle);
    const zq_call* c = call.abi();
    switch (request.operation) {
      case Operation::verify: {
        if (tables_.verification == nullptr) return ZQ_E_UNSUPPORTED;
        zq_status (*verify)(zq_instance*, const zq_call*, zq_str, const zq_record*, zq_verdict*) =
            tables_.verification->verify;
        return verify(instance_, c, str(request.check), record.abi(), &verdict);
      }
      case Operation::poll: {
        if (!tables_.can_poll) return ZQ_E_UNSUPPORTED;
        zq_status (*poll)(zq_instance*, const zq_call*, zq_str, zq_verdict*) = tables_.verification->poll;
        return poll(instance_, c, handle, &verdict);
      }
      case Operation::list: {
        if (tables_.list == nullptr) return ZQ_E_UNSUPPORTED;
        zq_status (*list)(zq_instance*, const zq_call*, const zq_record*, zq_str, uint32_t) = tables_.list->list;
        return list(instance_, c, record.abi(), handle, request.limit);
      }
      case Operation::submit: {
        if (tables_.complaint == nullptr) return ZQ_E_UNSUPPORTED;
        zq_status (*submit)(zq_instance*, const zq_call*, const zq_record*, zq_str) = tables_.complaint->submit;
        return submit(instance_, c, record.abi(), handle);
      }
      case Operation::status: {
        if (tables_.complaint == nullptr) return ZQ_E_UNSUPPORTED;
        zq_status (*status)(zq_instance*, const zq_call*, zq_str) = tables_.complaint->status;
        return status(instance_, c, handle);
      }
      case Operation::health: {
        zq_status (*health)(zq_instance*, const zq_call*) = library_->entry->health;
        return health(instance_, c);
      }
      case Operation::push_task:
      case Operation::task_status:
      case Operation::task_callback:
      case Operation::withdraw_task:
        return tables_.field_task == nullptr ? ZQ_E_UNSUPPORTED
                                             : ask_field_task(*tables_.field_task, instance_, c, request);
    }
    return ZQ_E_UNSUPPORTED;
  }

  const std::shared_ptr<const Library> library_;
  const std::shared_ptr<Services> services_;
  const AnswerLimits limits_;
  // No clock is kept: this object may outlive the host's when an adapter hangs.
  Instant started_at_{};
  SteadyTime started_{};
  Description description_;
  Capabilities tables_;
  zq_instance* instance_ = nullptr;
  std::mutex mutex_;
  std::array<std::shared_ptr<Call>, closed_calls_kept> closed_;
  size_t next_closed_ = 0;
};

}  // namespace

std::shared_ptr<Generation> make_in_process(std::shared_ptr<const Library> library, std::shared_ptr<Services> services,
                                            AnswerLimits limits) {
  return std::make_shared<InProcess>(std::move(library), std::move(services), limits);
}

}  // namespace zq::adapters
