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
// complaint_status -> zq.complaint/1, push_task with task_status -> zq.field_task/1. No exception crosses the border: a
// Failure becomes its status and text, anything else ZQ_E_INTERNAL. Threads: constructor, start, stop, destructor never
// two at once; the others at most max_concurrency at once, so members written by them need a lock when it is above 1.
// Two departments are two instances: keep no state outside the class.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "zq/abi.h"
#include "zq/adapter_base.hpp"
#include "zq/border.hpp"

#define ZQ_SDK_VERSION "1.1.0"

namespace zq {
inline namespace sdk1 {

// The constant tables of adapter class A, computed from what A overrides.
template <class A>
struct Plugin {
  static_assert(std::is_base_of_v<Adapter, A>, "ZQ_ADAPTER: the class must derive from zq::Adapter");
  static constexpr bool verifies = !std::is_same_v<decltype(&A::verify), decltype(&Adapter::verify)>;
  static constexpr bool polls = !std::is_same_v<decltype(&A::poll), decltype(&Adapter::poll)>;
  static constexpr bool lists = !std::is_same_v<decltype(&A::list), decltype(&Adapter::list)>;
  static constexpr bool submits = !std::is_same_v<decltype(&A::submit), decltype(&Adapter::submit)>;
  static constexpr bool tells = !std::is_same_v<decltype(&A::complaint_status), decltype(&Adapter::complaint_status)>;
  static constexpr bool pushes = !std::is_same_v<decltype(&A::push_task), decltype(&Adapter::push_task)>;
  static constexpr bool follows = !std::is_same_v<decltype(&A::task_status), decltype(&Adapter::task_status)>;
  static constexpr bool hears = !std::is_same_v<decltype(&A::task_callback), decltype(&Adapter::task_callback)>;
  static constexpr bool withdraws = !std::is_same_v<decltype(&A::withdraw_task), decltype(&Adapter::withdraw_task)>;
  static_assert(submits == tells, "ZQ_ADAPTER: override both submit and complaint_status, or neither");
  static_assert(pushes == follows, "ZQ_ADAPTER: override both push_task and task_status, or neither");
  static_assert(pushes || (!hears && !withdraws), "ZQ_ADAPTER: task_callback or withdraw_task without push_task");
  static_assert(!polls || verifies, "ZQ_ADAPTER: poll without verify");
  static_assert(A::max_concurrency >= 1, "ZQ_ADAPTER: max_concurrency starts at 1");

  static constexpr std::array<const char*, 5> capability_ids() noexcept {
    std::array<const char*, 5> ids{};
    std::size_t count = 0;
    if (verifies) ids[count++] = ZQ_CAP_VERIFICATION;
    if (lists) ids[count++] = ZQ_CAP_LIST;
    if (submits) ids[count++] = ZQ_CAP_COMPLAINT;
    if (pushes) ids[count++] = ZQ_CAP_FIELD_TASK;
    return ids;
  }
  static constexpr std::array<const char*, 5> capabilities = capability_ids();
  static constexpr zq_verification verification{sizeof(zq_verification), 0, &Border::verify,
                                                polls ? &Border::poll : nullptr};
  static constexpr zq_list list{sizeof(zq_list), 0, &Border::list};
  static constexpr zq_complaint complaint{sizeof(zq_complaint), 0, &Border::submit, &Border::status};
  static constexpr zq_field_task field_task{sizeof(zq_field_task),
                                            0,
                                            &Border::push_task,
                                            &Border::task_status,
                                            hears ? &Border::task_callback : nullptr,
                                            withdraws ? &Border::withdraw_task : nullptr};

  static const void* get_capability(zq_instance*, const char* id) noexcept {
    const std::string_view wanted(id ? id : "");
    if (verifies && wanted == ZQ_CAP_VERIFICATION) return &verification;
    if (lists && wanted == ZQ_CAP_LIST) return &list;
    if (submits && wanted == ZQ_CAP_COMPLAINT) return &complaint;
    if (pushes && wanted == ZQ_CAP_FIELD_TASK) return &field_task;
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
