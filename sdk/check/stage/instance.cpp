#include "check/stage/instance.hpp"

#include <dlfcn.h>

#include <exception>

#include "adapters/border.hpp"
#include "adapters/gate.hpp"
#include "adapters/text_rules.hpp"

namespace zq::check {
namespace {

using adapters::Call;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

const workflow::Trace& trace() {
  static const workflow::Trace one{"check-1", "CASE-1", "conformance", "check", "zq-adapter"};
  return one;
}

Instant now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

const zq_entry* open_entry(const std::filesystem::path& file, std::string& why) {
  void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  const void* entry = library != nullptr ? ::dlsym(library, "zq_plugin_entry") : nullptr;
  if (entry == nullptr) {
    const char* said = ::dlerror();
    why = said != nullptr ? said : "no reason given";
  }
  return static_cast<const zq_entry*>(entry);
}

Opened open_adapter(const Subject& subject) {
  std::string why;
  Opened opened{open_entry(subject.file, why), {}};
  if (opened.entry == nullptr) throw Unready{skip("文件无法装载，见 L01", "the file cannot be opened, see L01")};
  auto description = adapters::check_entry(opened.entry);
  if (!description) throw Unready{skip("入口或描述不合规定，见 L03", "entry or descriptor are wrong, see L03")};
  opened.description = std::move(description).value();
  return opened;
}

Finding staged(const std::function<Finding()>& body) {
  try {
    return body();
  } catch (const Unready& unready) {
    return unready.finding;
  } catch (const std::exception& thrown) {
    return fail("有 C++ 异常越过了边界", "a C++ exception crossed the border", adapters::printable(thrown.what(), 200));
  } catch (...) {
    return fail("有 C++ 异常越过了边界", "a C++ exception crossed the border", "no std::exception");
  }
}

std::string name_of_status(zq_status status) {
  static constexpr const char* names[] = {"ZQ_OK",          "ZQ_E_INVALID",  "ZQ_E_NOT_FOUND",       "ZQ_E_UNSUPPORTED",
                                          "ZQ_E_CONFIG",    "ZQ_E_AUTH",     "ZQ_E_UNAVAILABLE",     "ZQ_E_DEADLINE",
                                          "ZQ_E_CANCELLED", "ZQ_E_BAD_DATA", "ZQ_E_OUTCOME_UNKNOWN", "ZQ_E_INTERNAL",
                                          "ZQ_PENDING"};
  if (status < ZQ_OK || status > ZQ_PENDING) return "unknown status " + std::to_string(status);
  return names[status];
}

// Through pointers without noexcept, so that a thrown exception finds its way to staged().
Instance::Instance(const zq_entry& entry, StageHost& host, std::string department)
    : entry_(entry), department_(std::move(department)) {
  zq_instance* (*create)(const zq_host*, const char*) = entry.create;
  instance_ = create(host.abi(), department_.c_str());
}

Instance::~Instance() {
  if (started_) stop(milliseconds(10'000));
  destroy();
}

template <class Function>
Told Instance::timed(adapters::Operation operation, milliseconds time, const adapters::Cancellation& cancellation,
                     Function&& function) {
  const auto begun = steady_clock::now();
  Call call(operation, trace(), begun + time, now(), {}, cancellation);
  Told told;
  told.status = function(call.abi());
  told.took = std::chrono::round<milliseconds>(steady_clock::now() - begun);
  told.reply = call.close();
  return told;
}

Told Instance::start(milliseconds time) {
  zq_status (*start)(zq_instance*, const zq_call*) = entry_.start;
  Told told =
      timed(adapters::Operation::health, time, nullptr, [&](const zq_call* call) { return start(instance_, call); });
  started_ = told.status == ZQ_OK;
  return told;
}

Told Instance::health(milliseconds time, const adapters::Cancellation& cancellation) {
  zq_status (*health)(zq_instance*, const zq_call*) = entry_.health;
  return timed(adapters::Operation::health, time, cancellation,
               [&](const zq_call* call) { return health(instance_, call); });
}

Told Instance::ask(const Golden& golden, milliseconds time, const adapters::Cancellation& cancellation) {
  return timed(golden.operation, time, cancellation, [&](const zq_call* call) { return dispatch(golden, call); });
}

zq_status Instance::dispatch(const Golden& golden, const zq_call* call) {
  const adapters::RecordView record(golden.record);
  zq_verdict verdict = 0;
  const auto table = [&](const char* id) { return entry_.get_capability(instance_, id); };
  using adapters::Operation;
  switch (golden.operation) {
    case Operation::verify:
      if (const auto* verification = static_cast<const zq_verification*>(table(ZQ_CAP_VERIFICATION))) {
        zq_status (*verify)(zq_instance*, const zq_call*, zq_str, const zq_record*, zq_verdict*) = verification->verify;
        return verify(instance_, call, adapters::str(golden.check), record.abi(), &verdict);
      }
      return ZQ_E_UNSUPPORTED;
    case Operation::list:
      if (const auto* list = static_cast<const zq_list*>(table(ZQ_CAP_LIST))) {
        zq_status (*read)(zq_instance*, const zq_call*, const zq_record*, zq_str, std::uint32_t) = list->list;
        return read(instance_, call, record.abi(), zq_str{nullptr, 0}, golden.limit);
      }
      return ZQ_E_UNSUPPORTED;
    case Operation::status:
      if (const auto* complaint = static_cast<const zq_complaint*>(table(ZQ_CAP_COMPLAINT))) {
        zq_status (*status)(zq_instance*, const zq_call*, zq_str) = complaint->status;
        return status(instance_, call, adapters::str(golden.handle));
      }
      return ZQ_E_UNSUPPORTED;
    case Operation::task_status:
      if (const auto* tasks = static_cast<const zq_field_task*>(table(ZQ_CAP_FIELD_TASK))) {
        zq_status (*status)(zq_instance*, const zq_call*, zq_str) = tasks->status;
        return status(instance_, call, adapters::str(golden.handle));
      }
      return ZQ_E_UNSUPPORTED;
    default:
      return ZQ_E_UNSUPPORTED;
  }
}

Told Instance::stop(milliseconds time) {
  started_ = false;
  void (*stop)(zq_instance*, const zq_call*) = entry_.stop;
  return timed(adapters::Operation::health, time, nullptr, [&](const zq_call* call) {
    stop(instance_, call);
    return zq_status{ZQ_OK};
  });
}

void Instance::destroy() {
  if (instance_ == nullptr) return;
  void (*destroy)(zq_instance*) = entry_.destroy;
  destroy(std::exchange(instance_, nullptr));
}

}  // namespace zq::check
