#include "check/calls/bench_call.hpp"

#include "adapters/text_rules.hpp"
#include "check/backend/context.hpp"

namespace zq::check {
namespace {

workflow::Trace trace() {
  workflow::Trace out;
  out.request_id = "check-request";
  out.case_id = "check-case";
  out.matter = "适配器检查";
  out.purpose = "适配器检查";
  out.requester = "适配器检查工具";
  return out;
}

Instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

BenchCall::BenchCall(adapters::Operation operation, SteadyTime deadline, adapters::Cancellation cancellation,
                     zq_status refusal)
    : Call(operation, trace(), deadline, now(), {}, std::move(cancellation)), face_(*abi()), refusal_(refusal) {
  face_.cancelled = [](const zq_call* c) noexcept -> std::int32_t {
    const InHost mark;
    return of(c).cancelled() ? 1 : 0;
  };
  face_.set_error = [](const zq_call* c, zq_status status, zq_str text) noexcept {
    const InHost mark;
    if (adapters::is_str(text)) of(c).note_error(std::string(adapters::view(text)));
    of(c).abi()->set_error(of(c).abi(), status, text);
  };
  face_.emit = [](const zq_call* c, const zq_record* record) noexcept -> zq_status {
    const InHost mark;
    ++of(c).emits_;
    if (of(c).refusal_ != ZQ_OK) return of(c).refusal_;
    return of(c).abi()->emit(of(c).abi(), record);
  };
  face_.set_cursor = [](const zq_call* c, zq_str next) noexcept {
    const InHost mark;
    return of(c).abi()->set_cursor(of(c).abi(), next);
  };
  face_.set_pending = [](const zq_call* c, zq_str token, std::int64_t after) noexcept {
    const InHost mark;
    return of(c).abi()->set_pending(of(c).abi(), token, after);
  };
}

void BenchCall::note_error(std::string text) {
  const std::lock_guard lock(errors_mutex_);
  errors_.push_back(std::move(text));
}

std::vector<std::string> BenchCall::errors() const {
  const std::lock_guard lock(errors_mutex_);
  return errors_;
}

}  // namespace zq::check
