// The gate on entries made in code; whole shared objects are refused in tests/faults/adapters/refusal_test.cpp.
#include "adapters/gate.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>

namespace zq::adapters {
namespace {

zq_instance* create(const zq_host*, const char*) noexcept { return nullptr; }
zq_status start(zq_instance*, const zq_call*) noexcept { return ZQ_OK; }
void stop(zq_instance*, const zq_call*) noexcept {}
void destroy(zq_instance*) noexcept {}
zq_status verify(zq_instance*, const zq_call*, zq_str, const zq_record*, zq_verdict*) noexcept { return ZQ_OK; }
zq_status list(zq_instance*, const zq_call*, const zq_record*, zq_str, uint32_t) noexcept { return ZQ_OK; }
zq_status submit(zq_instance*, const zq_call*, const zq_record*, zq_str) noexcept { return ZQ_OK; }
zq_status status(zq_instance*, const zq_call*, zq_str) noexcept { return ZQ_OK; }

zq_verification verification_table;
zq_list list_table;
zq_complaint complaint_table;
bool answers_list = false, answers_anything = false;

const void* get_capability(zq_instance*, const char* id) noexcept {
  if (std::strcmp(id, ZQ_CAP_VERIFICATION) == 0) return &verification_table;
  if (std::strcmp(id, ZQ_CAP_COMPLAINT) == 0) return &complaint_table;
  if (std::strcmp(id, ZQ_CAP_LIST) == 0) return answers_list ? &list_table : nullptr;
  return answers_anything ? &list_table : nullptr;
}

class Gate : public ::testing::Test {
 protected:
  Gate() {
    verification_table = {sizeof(zq_verification), 0, verify, nullptr};
    list_table = {sizeof(zq_list), 0, list};
    complaint_table = {sizeof(zq_complaint), 0, submit, status};
    answers_list = answers_anything = false;
  }

  const char* capabilities[5] = {ZQ_CAP_VERIFICATION, ZQ_CAP_COMPLAINT, nullptr, nullptr, nullptr};
  zq_descriptor descriptor{
      sizeof(zq_descriptor), ZQ_F_IDEMPOTENT_SUBMIT, 4, 0, "cn.test.x", "名称", "vendor", "1.2.3", "1.0.0",
      capabilities};
  zq_entry entry{ZQ_MAGIC, ZQ_ABI_MAJOR, ZQ_ABI_MINOR, sizeof(zq_entry), &descriptor, create,
                 start,    stop,         destroy,      get_capability,   start};
};

TEST_F(Gate, LetsAWholeEntryThroughAndCopiesWhatItSays) {
  const auto checked = check_entry(&entry);
  ASSERT_TRUE(checked.ok()) << checked.error().detail;
  EXPECT_EQ(checked->id, "cn.test.x");
  EXPECT_EQ(checked->name, "名称");
  EXPECT_EQ(checked->version, "1.2.3");
  EXPECT_EQ(checked->max_concurrency, 4u);
  EXPECT_TRUE(checked->idempotent_submit);
  EXPECT_EQ(checked->capabilities, (std::vector<std::string>{ZQ_CAP_VERIFICATION, ZQ_CAP_COMPLAINT}));
  const auto tables = check_capabilities(entry, nullptr, *checked);
  ASSERT_TRUE(tables.ok()) << tables.error().detail;
  EXPECT_FALSE(tables->can_poll);
}

struct Defect {
  const char* field;
  std::function<void(zq_entry&, zq_descriptor&, const char**)> make;
};

TEST_F(Gate, RefusesEachDefectNamingItsField) {
  const Defect defects[] = {
      {"zq_entry.magic", [](auto& e, auto&, auto) { e.magic = 0; }},
      {"zq_entry.abi_major", [](auto& e, auto&, auto) { e.abi_major = 2; }},
      {"zq_entry.abi_minor", [](auto& e, auto&, auto) { e.abi_minor = ZQ_ABI_MINOR + 1; }},
      {"zq_entry.size", [](auto& e, auto&, auto) { e.size = sizeof(zq_entry) - 1; }},
      {"zq_entry.descriptor", [](auto& e, auto&, auto) { e.descriptor = nullptr; }},
      {"zq_entry.create", [](auto& e, auto&, auto) { e.create = nullptr; }},
      {"zq_entry.start", [](auto& e, auto&, auto) { e.start = nullptr; }},
      {"zq_entry.stop", [](auto& e, auto&, auto) { e.stop = nullptr; }},
      {"zq_entry.destroy", [](auto& e, auto&, auto) { e.destroy = nullptr; }},
      {"zq_entry.health", [](auto& e, auto&, auto) { e.health = nullptr; }},
      {"zq_entry.get_capability", [](auto& e, auto&, auto) { e.get_capability = nullptr; }},
      {"zq_descriptor.size", [](auto&, auto& d, auto) { d.size = 8; }},
      {"zq_descriptor.id", [](auto&, auto& d, auto) { d.id = nullptr; }},
      {"zq_descriptor.id", [](auto&, auto& d, auto) { d.id = "UPPER.CASE"; }},
      {"zq_descriptor.name", [](auto&, auto& d, auto) { d.name = ""; }},
      {"zq_descriptor.name", [](auto&, auto& d, auto) { d.name = "\xD5\xC5"; }},
      {"zq_descriptor.vendor", [](auto&, auto& d, auto) { d.vendor = nullptr; }},
      {"zq_descriptor.version", [](auto&, auto& d, auto) { d.version = "1.0"; }},
      {"zq_descriptor.sdk_version", [](auto&, auto& d, auto) { d.sdk_version = "new"; }},
      {"zq_descriptor.max_concurrency", [](auto&, auto& d, auto) { d.max_concurrency = 0; }},
      {"zq_descriptor.capabilities", [](auto&, auto& d, auto) { d.capabilities = nullptr; }},
      {"zq_descriptor.capabilities", [](auto&, auto&, auto c) { c[0] = nullptr; }},
      {"zq_descriptor.capabilities", [](auto&, auto&, auto c) { c[0] = "zq.verification/2"; }},
      {"zq_descriptor.capabilities", [](auto&, auto&, auto c) { c[1] = ZQ_CAP_VERIFICATION; }},
  };
  for (const auto& defect : defects) {
    SCOPED_TRACE(defect.field);
    zq_entry broken = entry;
    zq_descriptor said = descriptor;
    const char* ids[5];
    std::copy(std::begin(capabilities), std::end(capabilities), ids);
    broken.descriptor = &said;
    said.capabilities = ids;
    defect.make(broken, said, ids);
    const auto checked = check_entry(&broken);
    ASSERT_FALSE(checked.ok());
    EXPECT_EQ(checked.error().faults.at(0).path, defect.field);
    EXPECT_EQ(checked.error().code, ErrorCode::invalid_input);
  }
  EXPECT_FALSE(check_entry(nullptr).ok());
}

TEST_F(Gate, WantsExactlyTheAdvertisedCapabilitiesAndWhole) {
  const auto refused = [&] {
    const auto checked = check_entry(&entry);
    const auto tables = check_capabilities(entry, nullptr, checked.value());
    return tables.ok() ? std::string("accepted") : tables.error().faults.at(0).path;
  };
  answers_list = true;
  EXPECT_EQ(refused(), "get_capability(\"zq.list/1\")") << "answered, not advertised";
  capabilities[2] = ZQ_CAP_LIST;
  EXPECT_EQ(refused(), "accepted");
  answers_list = false;
  EXPECT_EQ(refused(), "get_capability(\"zq.list/1\")") << "advertised, not answered";
  answers_list = true;
  list_table.list = nullptr;
  EXPECT_EQ(refused(), "get_capability(\"zq.list/1\")->list");
  list_table.list = list;
  complaint_table.status = nullptr;
  EXPECT_EQ(refused(), "get_capability(\"zq.complaint/1\")->status");
  complaint_table.size = 8;
  EXPECT_EQ(refused(), "get_capability(\"zq.complaint/1\")->size");
}

// It was never asked for what came later, and it ran.
TEST_F(Gate, DoesNotAskAnOlderAdapterForNewerCapabilities) {
  answers_anything = true;
  const auto checked = check_entry(&entry);
  EXPECT_FALSE(check_capabilities(entry, nullptr, *checked).ok())
      << "of this minor, and answers what it does not offer";
  entry.abi_minor = 0;
  const auto tables = check_capabilities(entry, nullptr, *checked);
  ASSERT_TRUE(tables.ok());
  EXPECT_EQ(tables->field_task, nullptr);
}

zq_status push(zq_instance*, const zq_call*, const zq_record*, zq_str) noexcept { return ZQ_OK; }
zq_field_task task_table;

TEST_F(Gate, WantsPushAndStatusOfAFieldTask) {
  capabilities[0] = ZQ_CAP_FIELD_TASK;
  capabilities[1] = nullptr;
  entry.get_capability = [](zq_instance*, const char* id) noexcept -> const void* {
    return std::strcmp(id, ZQ_CAP_FIELD_TASK) == 0 ? &task_table : nullptr;
  };
  const auto refused = [&] {
    const auto tables = check_capabilities(entry, nullptr, check_entry(&entry).value());
    return tables.ok() ? std::string("accepted") : tables.error().faults.at(0).path;
  };
  task_table = {sizeof task_table, 0, push, status, nullptr, nullptr};
  EXPECT_EQ(refused(), "accepted") << "callback and withdraw may be left out";
  task_table.status = nullptr;
  EXPECT_EQ(refused(), "get_capability(\"zq.field_task/1\")->status");
  task_table.size = 24;
  EXPECT_EQ(refused(), "get_capability(\"zq.field_task/1\")->size");
}

}  // namespace
}  // namespace zq::adapters
