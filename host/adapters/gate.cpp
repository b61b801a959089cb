#include "adapters/gate.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

#include "adapters/minor0.hpp"
#include "adapters/refusal.hpp"
#include "adapters/text_rules.hpp"

namespace zq::adapters {
namespace {

constexpr size_t text_bytes_max = 200;
constexpr size_t capability_count_max = 32;
// Capabilities and the minor that brought each.
struct Known {
  const char* id;
  uint32_t minor;
};
constexpr Known known[] = {{ZQ_CAP_VERIFICATION, 0}, {ZQ_CAP_LIST, 0}, {ZQ_CAP_COMPLAINT, 0}, {ZQ_CAP_FIELD_TASK, 1}};

std::string hex(uint32_t value) {
  char text[16];
  std::snprintf(text, sizeof text, "0x%08X", value);
  return text;
}

Error wrong(std::string field, Phrase expected, Phrase found, Phrase fix) {
  return refused({std::move(field), std::move(expected), std::move(found), std::move(fix)});
}

Phrase at_least(size_t number) { return {"at least " + std::to_string(number), "至少 " + std::to_string(number)}; }
Phrase null_pointer() { return {"a null pointer", "空指针"}; }
Phrase corrected(std::string how) { return {std::move(how), "联系开发单位更正后重新编译"}; }

std::optional<Error> wrong_version(const zq_entry& entry) {
  if (entry.magic != ZQ_MAGIC)
    return wrong("zq_entry.magic", hex(ZQ_MAGIC), hex(entry.magic),
                 {"set it to ZQ_MAGIC of zq/abi.h", "联系开发单位以 zq/abi.h 重新编译"});
  if (entry.abi_major != ZQ_ABI_MAJOR)
    return wrong("zq_entry.abi_major", std::to_string(ZQ_ABI_MAJOR), std::to_string(entry.abi_major),
                 {"rebuild the adapter with the SDK of this host", "联系开发单位用本主机的 SDK 重新编译"});
  if (entry.abi_minor > ZQ_ABI_MINOR)
    return wrong(
        "zq_entry.abi_minor", {"at most " + std::to_string(ZQ_ABI_MINOR), "至多 " + std::to_string(ZQ_ABI_MINOR)},
        std::to_string(entry.abi_minor),
        {"upgrade the host or rebuild the adapter with an older SDK", "升级主机，或联系开发单位用较旧的 SDK 重新编译"});
  if (entry.size < minor0_bytes<zq_entry>)
    return wrong("zq_entry.size", at_least(minor0_bytes<zq_entry>), std::to_string(entry.size),
                 corrected("set it to sizeof(zq_entry)"));
  return std::nullopt;
}

std::optional<Error> missing_function(const zq_entry& entry) {
  const std::pair<const char*, bool> functions[] = {
      {"create", entry.create != nullptr}, {"start", entry.start != nullptr},
      {"stop", entry.stop != nullptr},     {"destroy", entry.destroy != nullptr},
      {"health", entry.health != nullptr}, {"get_capability", entry.get_capability != nullptr},
  };
  for (const auto& [name, there] : functions) {
    if (!there)
      return wrong(std::string("zq_entry.") + name, {"a function", "一个函数"}, null_pointer(),
                   {"implement it; every entry function is mandatory", "联系开发单位补上该函数"});
  }
  return std::nullopt;
}

// A mandatory text of the descriptor.
std::optional<Error> wrong_text(const char* name, const char* text) {
  const auto refuse = [&](Phrase found) {
    const std::string max = std::to_string(text_bytes_max);
    return wrong(std::string("zq_descriptor.") + name,
                 {"a text in UTF-8 of 1 to " + max + " bytes", "1 到 " + max + " 字节的 UTF-8 文字"}, std::move(found),
                 {"fill it in the descriptor", "联系开发单位在描述中补正"});
  };
  if (text == nullptr) return refuse(null_pointer());
  const size_t length = ::strnlen(text, text_bytes_max + 1);
  if (length == 0) return refuse({"an empty text", "空文字"});
  if (length > text_bytes_max) return refuse({"a longer text", "更长的文字"});
  if (!is_utf8({text, length})) return refuse({"bytes that are no UTF-8", "不是 UTF-8 的字节"});
  return std::nullopt;
}

std::optional<Error> wrong_descriptor(const zq_descriptor& descriptor) {
  if (descriptor.size < minor0_bytes<zq_descriptor>)
    return wrong("zq_descriptor.size", at_least(minor0_bytes<zq_descriptor>), std::to_string(descriptor.size),
                 corrected("set it to sizeof(zq_descriptor)"));
  const std::pair<const char*, const char*> texts[] = {{"id", descriptor.id},
                                                       {"name", descriptor.name},
                                                       {"vendor", descriptor.vendor},
                                                       {"version", descriptor.version},
                                                       {"sdk_version", descriptor.sdk_version}};
  for (const auto& [name, text] : texts)
    if (auto error = wrong_text(name, text)) return error;
  if (!is_adapter_id(descriptor.id))
    return wrong("zq_descriptor.id",
                 {"a reverse domain of [a-z0-9._-] such as cn.jiaojiang.civil_affairs",
                  "由 [a-z0-9._-] 组成的反向域名，如 cn.jiaojiang.civil_affairs"},
                 "'" + printable(descriptor.id, 80) + "'", {"choose such an id", "联系开发单位更正编号"});
  for (const auto& [name, text] : {texts[3], texts[4]}) {
    if (!is_semver(text))
      return wrong(std::string("zq_descriptor.") + name, {"a semantic version such as 1.4.0", "语义化版本号，如 1.4.0"},
                   "'" + printable(text, 80) + "'", {"write MAJOR.MINOR.PATCH", "联系开发单位按 主.次.修订 填写版本"});
  }
  if (descriptor.max_concurrency < 1)
    return wrong("zq_descriptor.max_concurrency", at_least(1), "0",
                 corrected("set it to 1 when calls must be serialised"));
  return std::nullopt;
}

bool is_known(std::string_view id) {
  return std::any_of(std::begin(known), std::end(known), [&](const Known& one) { return id == one.id; });
}

Result<std::vector<std::string>> read_capabilities(const zq_descriptor& descriptor) {
  const auto refuse = [&](Phrase found) {
    const std::string ids = "zq.verification/1, zq.list/1, zq.complaint/1, zq.field_task/1";
    return wrong("zq_descriptor.capabilities",
                 {"a NULL-terminated list of " + ids + ", each at most once",
                  "以 NULL 结尾的清单，只含 " + ids + "，各至多一次"},
                 std::move(found), {"list exactly what get_capability answers", "联系开发单位更正能力清单"});
  };
  if (descriptor.capabilities == nullptr) return refuse(null_pointer());
  std::vector<std::string> ids;
  for (const char* const* id = descriptor.capabilities; *id != nullptr; ++id) {
    const std::string max = std::to_string(capability_count_max);
    if (ids.size() == capability_count_max) return refuse({"more than " + max + " ids", "多于 " + max + " 个编号"});
    if (!is_known(*id)) return refuse("'" + printable(std::string_view(*id, ::strnlen(*id, 80)), 80) + "'");
    const std::string quoted = std::string("'") + *id + "'";
    if (std::find(ids.begin(), ids.end(), *id) != ids.end()) return refuse({quoted + " twice", quoted + " 出现两次"});
    ids.emplace_back(*id);
  }
  if (ids.empty()) return refuse({"an empty list", "空清单"});
  return ids;
}

// A table of functions an instance answered: its size first, then what it must hold.
template <class T>
std::optional<Error> wrong_table(const char* id, const T* table,
                                 std::initializer_list<std::pair<const char*, bool>> mandatory) {
  const std::string name = std::string("get_capability(\"") + id + "\")";
  if (table->size < minor0_bytes<T>)
    return wrong(name + "->size", at_least(minor0_bytes<T>), std::to_string(table->size),
                 corrected("set it to the sizeof of the table"));
  for (const auto& [function, there] : mandatory) {
    if (!there)
      return wrong(name + "->" + function, {"a function", "一个函数"}, null_pointer(),
                   {"implement it or do not advertise the capability", "联系开发单位补上该函数"});
  }
  return std::nullopt;
}

std::optional<Error> wrong_tables(const Capabilities& tables) {
  if (const auto* t = tables.verification)
    if (auto error = wrong_table(ZQ_CAP_VERIFICATION, t, {{"verify", t->verify != nullptr}})) return error;
  if (const auto* t = tables.list)
    if (auto error = wrong_table(ZQ_CAP_LIST, t, {{"list", t->list != nullptr}})) return error;
  if (const auto* t = tables.complaint)
    if (auto error =
            wrong_table(ZQ_CAP_COMPLAINT, t, {{"submit", t->submit != nullptr}, {"status", t->status != nullptr}}))
      return error;
  if (const auto* t = tables.field_task)
    return wrong_table(ZQ_CAP_FIELD_TASK, t, {{"push", t->push != nullptr}, {"status", t->status != nullptr}});
  return std::nullopt;
}

}  // namespace

Result<Description> check_entry(const zq_entry* entry) {
  if (entry == nullptr)
    return wrong("zq_plugin_entry", {"a constant of type zq_entry", "类型为 zq_entry 的常量"}, {"nothing", "没有"},
                 corrected("export it"));
  if (auto error = wrong_version(*entry)) return std::move(*error);
  if (entry->descriptor == nullptr)
    return wrong("zq_entry.descriptor", {"a constant descriptor", "常量描述"}, null_pointer(),
                 corrected("point it to the descriptor"));
  if (auto error = wrong_descriptor(*entry->descriptor)) return std::move(*error);
  auto capabilities = read_capabilities(*entry->descriptor);
  if (!capabilities) return std::move(capabilities).error();
  if (auto error = missing_function(*entry)) return std::move(*error);

  const zq_descriptor& d = *entry->descriptor;
  Description description;
  description.id = d.id;
  description.name = printable(d.name, text_bytes_max);
  description.vendor = printable(d.vendor, text_bytes_max);
  description.version = d.version;
  description.sdk_version = d.sdk_version;
  description.capabilities = std::move(capabilities).value();
  description.max_concurrency = d.max_concurrency;
  description.idempotent_submit = (d.flags & ZQ_F_IDEMPOTENT_SUBMIT) != 0;
  return description;
}

Result<Capabilities> check_capabilities(const zq_entry& entry, zq_instance* instance, const Description& description) {
  // A plain pointer type: an adapter that throws in spite of the rule must reach the catch of the caller.
  const void* (*get)(zq_instance*, const char*) = entry.get_capability;
  const void* answered[std::size(known)];
  for (size_t i = 0; i < std::size(known); ++i) {
    const auto& ids = description.capabilities;
    const char* id = known[i].id;
    const bool advertised = std::find(ids.begin(), ids.end(), id) != ids.end();
    // What an older adapter says to ids that came after it, nobody ever tested.
    answered[i] = advertised || entry.abi_minor >= known[i].minor ? get(instance, id) : nullptr;
    if (advertised == (answered[i] != nullptr)) continue;
    const Phrase table{"a table", "一张函数表"}, none{"NULL", "空"};
    return wrong(std::string("get_capability(\"") + id + "\")",
                 advertised ? Phrase{"a table, for the descriptor advertises it", "一张函数表（描述中公布了它）"}
                            : Phrase{"NULL, for the descriptor does not advertise it", "空（描述中没有公布它）"},
                 advertised ? none : table,
                 {"make the descriptor and get_capability agree", "联系开发单位使能力清单与实现一致"});
  }
  Capabilities tables;
  tables.verification = static_cast<const zq_verification*>(answered[0]);
  tables.list = static_cast<const zq_list*>(answered[1]);
  tables.complaint = static_cast<const zq_complaint*>(answered[2]);
  tables.field_task = static_cast<const zq_field_task*>(answered[3]);
  if (auto error = wrong_tables(tables)) return std::move(*error);
  tables.can_poll = tables.verification != nullptr && tables.verification->poll != nullptr;
  return tables;
}

}  // namespace zq::adapters
