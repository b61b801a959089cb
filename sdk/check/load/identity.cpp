// L03 to L05: who the adapter says it is, and what it offers.
#include "adapters/gate.hpp"
#include "adapters/refusal.hpp"
#include "check/load/load.hpp"
#include "check/stage/ground.hpp"
#include "check/stage/instance.hpp"

namespace zq::check {
namespace {

// Ids that look like real ones and are none.
std::vector<std::string> strange_ids(const std::vector<std::string>& known) {
  std::vector<std::string> ids = {"", "zq", "zq.", "zq.unknown/1", "x-draft/1"};
  for (const std::string& id : known) {
    ids.push_back(id + "x");
    ids.push_back(id + "0");
    ids.push_back(id + " ");
    ids.push_back(" " + id);
    ids.push_back(id.substr(0, id.size() - 1));
    ids.push_back(id.substr(0, id.size() - 2));
    ids.push_back(id.substr(0, id.size() - 1) + "2");
    std::string upper = id;
    upper[0] = 'Z';
    ids.push_back(upper);
  }
  return ids;
}

Finding ask_for_all(const Opened& opened, zq_instance* instance) {
  const zq_entry& entry = *opened.entry;
  if (auto tables = adapters::check_capabilities(entry, instance, opened.description); !tables)
    return fail(tables.error().text, tables.error().detail);
  for (const std::string& id : opened.description.capabilities) {
    const void* first = entry.get_capability(instance, id.c_str());
    const std::string copy = id;  // the same text at another place
    if (entry.get_capability(instance, copy.c_str()) != first || entry.get_capability(instance, id.c_str()) != first)
      return fail("同一能力前后返回了不同的指针", "the same capability was answered with another pointer", id);
  }
  for (const std::string& id : strange_ids({ZQ_CAP_VERIFICATION, ZQ_CAP_LIST, ZQ_CAP_COMPLAINT, ZQ_CAP_FIELD_TASK}))
    if (entry.get_capability(instance, id.c_str()) != nullptr)
      return fail("对没有的能力返回了指针，应为 NULL", "a pointer for a capability that does not exist, expected NULL",
                  "get_capability(\"" + id + "\")");
  return pass(std::to_string(opened.description.capabilities.size()) + " capabilities");
}

}  // namespace

Finding legal_entry(const Subject& subject) {
  std::string why;
  const zq_entry* entry = open_entry(subject.file, why);
  if (entry == nullptr) return skip("文件无法装载，见 L01", "the file cannot be opened, see L01");
  const auto description = adapters::check_entry(entry);
  if (!description) return fail(description.error().text, description.error().detail);
  if ((entry->descriptor->flags & ~std::uint32_t{ZQ_F_IDEMPOTENT_SUBMIT}) != 0 || entry->descriptor->reserved != 0)
    return fail("描述中的 flags 或 reserved 含有未定义的位",
                "flags or reserved of the descriptor have bits without meaning");
  return pass(description->id + " " + description->version + ", SDK " + description->sdk_version);
}

Finding same_as_manifest(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const auto manifest = manifest_of(subject);
    if (!manifest) return skip("清单缺失或有误，见 S04", "no manifest, or a faulty one: see S04");
    const auto faults = adapters::compare(*manifest, opened.description);
    if (faults.empty()) return pass();
    std::string zh, observed;
    for (const Fault& fault : faults) {
      zh += (zh.empty() ? "" : "；") + fault.text;
      observed += (observed.empty() ? "" : "; ") + fault.path + " (" + fault.expected + ", " + fault.found + ")";
    }
    return fail(zh, "manifest and descriptor differ", observed);
  });
}

Finding exact_capabilities(const Subject& subject) {
  return staged([&] {
    const Opened opened = open_adapter(subject);
    const Ground ground(subject);
    StageHost host(ground.department());
    Instance instance(*opened.entry, host, "check");
    if (!instance.made()) return fail("create 返回了 NULL", "create returned NULL");
    return ask_for_all(opened, instance.raw());
  });
}

}  // namespace zq::check
