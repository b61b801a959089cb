// Adapter: the base class of a department adapter in C++17 or later, and ZQ_ADAPTER, which makes a plugin of it.
//
//   class Housing : public zq::Adapter {
//    public:
//     static constexpr uint32_t max_concurrency = 8;  // calls at once; default 1
//     zq::Verification verify(zq::Call& call, std::string_view check, const zq::Declared& declared) override;
//   };
//   ZQ_ADAPTER(Housing, "cn.example.housing", "房管局", "Example Ltd", "1.0.0");
//
// What a class overrides is what the plugin offers: verify -> zq.verification/1, list -> zq.list/1, submit with
// complaint_status -> zq.complaint/1. No exception crosses the border: a Failure becomes its status and text, anything
// else ZQ_E_INTERNAL. Threads: constructor, start, stop, destructor never two at once; the others at most
// max_concurrency at once, so members written by them need a lock when it is above 1. Two departments are two
// instances: keep no state outside the class.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "zq/abi.h"
#include "zq/answers.hpp"
#include "zq/call.hpp"
#include "zq/failure.hpp"
#include "zq/inputs.hpp"
#include "zq/record.hpp"

#define ZQ_SDK_VERSION "1.0.0"

namespace zq {
inline namespace sdk1 {

class Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 1;
  static constexpr bool idempotent_submit = false;  // the same key twice yields the same receipt

  Adapter() = default;
  Adapter(const Adapter&) = delete;
  Adapter& operator=(const Adapter&) = delete;
  virtual ~Adapter() = default;

  // Read and check the settings here. A legacy system that is down is no reason to fail.
  virtual void start(Call&) {}
  // Ends calls in flight and joins every thread the adapter started.
  virtual void stop(Call&) {}
  // A cheap round trip to the legacy system; throws Failure when it does not work.
  virtual void health(Call&) {}

  virtual Verification verify(Call&, std::string_view /*check*/, const Declared&) { throw unsupported(); }
  // Looks for the answer to a token of Verification::pending.
  virtual Verification poll(Call&, std::string_view /*token*/) { throw unsupported(); }
  virtual ListPage list(Call&, const Record& /*filter*/, std::string_view /*cursor*/, std::uint32_t /*limit*/) {
    throw unsupported();
  }
  virtual ComplaintState submit(Call&, const Record& /*complaint*/, std::string_view /*idempotency_key*/) {
    throw unsupported();
  }
  virtual ComplaintState complaint_status(Call&, std::string_view /*receipt*/) { throw unsupported(); }

  // Valid from start() on.
  const Host& host() const noexcept { return host_; }
  const std::string& department() const noexcept { return department_; }

 private:
  friend struct Border;
  static Failure unsupported() { return Failure(ZQ_E_UNSUPPORTED, "本适配器不提供这一功能"); }
  Host host_;
  std::string department_;
};

// For verify(): a check this adapter does not know.
inline Failure unknown_check(std::string_view check) {
  return Failure(ZQ_E_NOT_FOUND, "本部门没有核查项 " + std::string(check) + "：请核对清单条目中的核查项编号");
}

// The functions the host calls. Each is noexcept and fenced; none keeps state.
struct Border {
  static Adapter& adapter(zq_instance* instance) noexcept {
    return *static_cast<Adapter*>(static_cast<void*>(instance));
  }

  // Longer runs of digits are masked: the text of a library's exception may quote what it was given.
  static std::string without_numbers(std::string_view text) {
    std::string out(text.substr(0, 300));
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = std::min(out.find_first_not_of("0123456789", begin), out.size());
      if (end - begin >= 6) out.replace(begin, end - begin, end - begin, '*');
      begin = end + 1;
    }
    return out;
  }

  static zq_status report(const zq_call* call, zq_status status, std::string_view text) noexcept {
    if (!text.empty()) call->set_error(call, status, to_str(text));
    return status;
  }

  // Runs body(Call&) and turns whatever it throws into a status. body returns the status of success.
  template <class Body>
  static zq_status fence(zq_instance* instance, const zq_call* raw, Body&& body) noexcept {
    try {
      Call call(adapter(instance).host_.raw(), raw);
      return body(call);
    } catch (const Failure& failure) {
      const bool is_failure = failure.status() > ZQ_OK && failure.status() <= ZQ_E_INTERNAL;
      return report(raw, is_failure ? failure.status() : static_cast<zq_status>(ZQ_E_INTERNAL), failure.text());
    } catch (const std::bad_alloc&) {
      return report(raw, ZQ_E_INTERNAL, "适配器内存不足");
    } catch (const std::exception& error) {
      try {
        return report(raw, ZQ_E_INTERNAL, "适配器内部错误：" + without_numbers(error.what()));
      } catch (...) {
        return report(raw, ZQ_E_INTERNAL, "适配器内部错误");
      }
    } catch (...) {
      return report(raw, ZQ_E_INTERNAL, "适配器内部错误：抛出了非标准异常");
    }
  }

  // What every call begins with: is its answer still wanted, and are its inputs sound?
  static Record begin(const Call& call, const zq_record* record, zq_str text, const char* name) {
    call.check();
    require_sound(to_view(text), name);
    const Record given(record);
    require_sound(given);
    return given;
  }

  static zq_status answer(Call& call, const Verification& answer, std::string_view token, zq_verdict* verdict) {
    if (answer.is_pending()) {
      const std::string_view later = answer.token().empty() ? token : std::string_view(answer.token());
      require_ok(call.raw()->set_pending(call.raw(), to_str(later), answer.poll_after().count()));
      return ZQ_PENDING;
    }
    for (const FieldVerdict& field : answer.fields()) {
      RecordWriter writer;
      writer.text("field", field.field).integer("verdict", static_cast<zq_verdict>(field.verdict));
      if (!field.found.empty()) writer.typed("found", field.found_type, field.found);
      call.emit(writer.text_if("note", field.note).record());
    }
    *verdict = static_cast<zq_verdict>(answer.verdict());
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const ListPage& page, std::uint32_t limit) {
    if (page.rows.size() > limit) {
      throw Failure(ZQ_E_INTERNAL, "适配器返回的清单行数超过了每页上限 " + std::to_string(limit));
    }
    for (const ListRow& row : page.rows) {
      RecordWriter writer;
      writer.text("code", row.code).text("matter", row.matter).text("proof", row.proof).text_if("issuer", row.issuer);
      writer.text_if("basis", row.basis).text_if("method", row.method).text_if("class", row.kind);
      call.emit(writer.date_if("since", row.since).date_if("until", row.until).record());
    }
    if (!page.next.empty()) require_ok(call.raw()->set_cursor(call.raw(), to_str(page.next)));
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const ComplaintState& state) {
    RecordWriter writer;
    writer.text("receipt", state.receipt).text("status", complaint_status_word(state.status));
    writer.text("status_text", state.status_text).text_if("handler", state.handler).text_if("result", state.result);
    call.emit(writer.text_if("updated_at", state.updated_at).record());
    return ZQ_OK;
  }

  static zq_status start(zq_instance* instance, const zq_call* raw) noexcept {
    return fence(instance, raw, [&](Call& call) { return adapter(instance).start(call), ZQ_OK; });
  }
  static void stop(zq_instance* instance, const zq_call* raw) noexcept {
    fence(instance, raw, [&](Call& call) { return adapter(instance).stop(call), ZQ_OK; });
  }
  static void destroy(zq_instance* instance) noexcept { delete &adapter(instance); }
  static zq_status health(zq_instance* instance, const zq_call* raw) noexcept {
    return fence(instance, raw, [&](Call& call) { return call.check(), adapter(instance).health(call), ZQ_OK; });
  }
  static zq_status verify(zq_instance* instance, const zq_call* raw, zq_str check, const zq_record* declared,
                          zq_verdict* verdict) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Declared given = begin(call, declared, check, "核查项编号");
      return answer(call, adapter(instance).verify(call, to_view(check), given), {}, verdict);
    });
  }
  static zq_status poll(zq_instance* instance, const zq_call* raw, zq_str token, zq_verdict* verdict) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, token, "凭证");
      return answer(call, adapter(instance).poll(call, to_view(token)), to_view(token), verdict);
    });
  }
  static zq_status list(zq_instance* instance, const zq_call* raw, const zq_record* filter, zq_str cursor,
                        std::uint32_t limit) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Record given = begin(call, filter, cursor, "游标");
      return answer(call, adapter(instance).list(call, given, to_view(cursor), limit), limit);
    });
  }
  static zq_status submit(zq_instance* instance, const zq_call* raw, const zq_record* complaint, zq_str key) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Record given = begin(call, complaint, key, "幂等键");
      return answer(call, adapter(instance).submit(call, given, to_view(key)));
    });
  }
  static zq_status status(zq_instance* instance, const zq_call* raw, zq_str receipt) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, receipt, "投诉编号");
      return answer(call, adapter(instance).complaint_status(call, to_view(receipt)));
    });
  }

  template <class A>
  static zq_instance* create(const zq_host* host, const char* department) noexcept {
    try {
      if (!host || host->abi_major != ZQ_ABI_MAJOR) return nullptr;
      std::unique_ptr<Adapter> made = std::make_unique<A>();
      made->host_ = Host(host);
      made->department_ = department ? department : "";
      return static_cast<zq_instance*>(static_cast<void*>(made.release()));
    } catch (...) {
      Host(host).log(ZQ_LOG_ERROR, "适配器的构造函数抛出异常，实例未能创建");
      return nullptr;
    }
  }
};

// The constant tables of adapter class A, computed from what A overrides.
template <class A>
struct Plugin {
  static_assert(std::is_base_of_v<Adapter, A>, "ZQ_ADAPTER: the class must derive from zq::Adapter");
  static constexpr bool verifies = !std::is_same_v<decltype(&A::verify), decltype(&Adapter::verify)>;
  static constexpr bool polls = !std::is_same_v<decltype(&A::poll), decltype(&Adapter::poll)>;
  static constexpr bool lists = !std::is_same_v<decltype(&A::list), decltype(&Adapter::list)>;
  static constexpr bool submits = !std::is_same_v<decltype(&A::submit), decltype(&Adapter::submit)>;
  static constexpr bool tells = !std::is_same_v<decltype(&A::complaint_status), decltype(&Adapter::complaint_status)>;
  static_assert(submits == tells, "ZQ_ADAPTER: override both submit and complaint_status, or neither");
  static_assert(!polls || verifies, "ZQ_ADAPTER: poll without verify");
  static_assert(A::max_concurrency >= 1, "ZQ_ADAPTER: max_concurrency starts at 1");

  static constexpr std::array<const char*, 4> capability_ids() noexcept {
    std::array<const char*, 4> ids{};
    std::size_t count = 0;
    if (verifies) ids[count++] = ZQ_CAP_VERIFICATION;
    if (lists) ids[count++] = ZQ_CAP_LIST;
    if (submits) ids[count++] = ZQ_CAP_COMPLAINT;
    return ids;
  }
  static constexpr std::array<const char*, 4> capabilities = capability_ids();
  static constexpr zq_verification verification{sizeof(zq_verification), 0, &Border::verify,
                                                polls ? &Border::poll : nullptr};
  static constexpr zq_list list{sizeof(zq_list), 0, &Border::list};
  static constexpr zq_complaint complaint{sizeof(zq_complaint), 0, &Border::submit, &Border::status};

  static const void* get_capability(zq_instance*, const char* id) noexcept {
    const std::string_view wanted(id ? id : "");
    if (verifies && wanted == ZQ_CAP_VERIFICATION) return &verification;
    if (lists && wanted == ZQ_CAP_LIST) return &list;
    if (submits && wanted == ZQ_CAP_COMPLAINT) return &complaint;
    return nullptr;
  }
  static constexpr zq_descriptor describe(const char* id, const char* name, const char* vendor,
                                          const char* version) noexcept {
    return {sizeof(zq_descriptor),
            A::idempotent_submit ? static_cast<std::uint32_t>(ZQ_F_IDEMPOTENT_SUBMIT) : 0u,
            A::max_concurrency,
            0,
            id,
            name,
            vendor,
            version,
            ZQ_SDK_VERSION,
            capabilities.data()};
  }
  static constexpr zq_entry entry(const zq_descriptor* descriptor) noexcept {
    return {ZQ_MAGIC,       ZQ_ABI_MAJOR,  ZQ_ABI_MINOR,     sizeof(zq_entry), descriptor,     &Border::create<A>,
            &Border::start, &Border::stop, &Border::destroy, &get_capability,  &Border::health};
  }
};

}  // namespace sdk1
}  // namespace zq

// Once per plugin, at file scope outside any namespace: class, id (reverse domain), Chinese name, vendor, SemVer.
#define ZQ_ADAPTER(Class, id, name, vendor, version)                                                          \
  namespace {                                                                                                 \
  constexpr zq_descriptor zq_descriptor_of_plugin = ::zq::Plugin<Class>::describe(id, name, vendor, version); \
  }                                                                                                           \
  extern "C" {                                                                                                \
  constexpr zq_entry zq_plugin_entry = ::zq::Plugin<Class>::entry(&zq_descriptor_of_plugin);                  \
  }                                                                                                           \
  static_assert(::zq::Plugin<Class>::capabilities[0] != nullptr, "ZQ_ADAPTER: the class overrides no capability")
