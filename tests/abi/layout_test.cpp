// The layout of every ABI structure on x86-64 (LP64), the value of every enumerator, every id. An adapter that was
// built last year was built with these. A row may be added; a row that has to be changed breaks every adapter in the
// field.
#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <type_traits>

#include "zq/abi.h"
#include "zq/adapter.hpp"

namespace {

struct Row {
  std::string what;
  long long is, must_be;
};

#define SIZE(type, bytes) \
  { "sizeof(" #type ")", sizeof(type), bytes }
#define AT(type, member, offset) \
  { "offset of " #type "." #member, offsetof(type, member), offset }
#define VALUE(name, value) \
  { #name, name, value }

// clang-format off
const Row layout[] = {
    SIZE(zq_str, 16),
    AT(zq_str, ptr, 0), AT(zq_str, len, 8),
    SIZE(zq_field, 48),
    AT(zq_field, name, 0), AT(zq_field, type, 16), AT(zq_field, reserved, 20), AT(zq_field, i, 24),
    AT(zq_field, s, 32),
    SIZE(zq_record, 16),
    AT(zq_record, size, 0), AT(zq_record, count, 4), AT(zq_record, fields, 8),
    SIZE(zq_call, 152),
    AT(zq_call, size, 0), AT(zq_call, reserved, 4), AT(zq_call, host_data, 8), AT(zq_call, request_id, 16),
    AT(zq_call, case_id, 32), AT(zq_call, matter, 48), AT(zq_call, purpose, 64), AT(zq_call, requester, 80),
    AT(zq_call, deadline_ns, 96), AT(zq_call, now_unix_ms, 104), AT(zq_call, cancelled, 112),
    AT(zq_call, set_error, 120), AT(zq_call, emit, 128), AT(zq_call, set_cursor, 136), AT(zq_call, set_pending, 144),
    SIZE(zq_host, 32),
    AT(zq_host, size, 0), AT(zq_host, abi_major, 4), AT(zq_host, abi_minor, 8), AT(zq_host, reserved, 12),
    AT(zq_host, host_data, 16), AT(zq_host, get_service, 24),
    SIZE(zq_log, 16),
    AT(zq_log, size, 0), AT(zq_log, reserved, 4), AT(zq_log, write, 8),
    SIZE(zq_config, 16),
    AT(zq_config, size, 0), AT(zq_config, reserved, 4), AT(zq_config, get, 8),
    SIZE(zq_secret, 16),
    AT(zq_secret, size, 0), AT(zq_secret, reserved, 4), AT(zq_secret, visit, 8),
    SIZE(zq_text, 24),
    AT(zq_text, size, 0), AT(zq_text, reserved, 4), AT(zq_text, to_utf8, 8), AT(zq_text, from_utf8, 16),
    SIZE(zq_database, 104),
    AT(zq_database, size, 0), AT(zq_database, reserved, 4), AT(zq_database, open, 8), AT(zq_database, close, 16),
    AT(zq_database, prepare, 24), AT(zq_database, bind_text, 32), AT(zq_database, bind_int, 40),
    AT(zq_database, bind_null, 48), AT(zq_database, execute, 56), AT(zq_database, fetch, 64),
    AT(zq_database, column, 72), AT(zq_database, affected, 80), AT(zq_database, begin, 88),
    AT(zq_database, commit, 96),
    SIZE(zq_header, 32),
    AT(zq_header, name, 0), AT(zq_header, value, 16),
    SIZE(zq_http_request, 72),
    AT(zq_http_request, size, 0), AT(zq_http_request, header_count, 4), AT(zq_http_request, headers, 8),
    AT(zq_http_request, method, 16), AT(zq_http_request, url, 32), AT(zq_http_request, body, 48),
    AT(zq_http_request, reply_bytes_max, 64),
    SIZE(zq_http_reply, 40),
    AT(zq_http_reply, size, 0), AT(zq_http_reply, status, 4), AT(zq_http_reply, content_type, 8),
    AT(zq_http_reply, body, 24),
    SIZE(zq_http, 16),
    AT(zq_http, size, 0), AT(zq_http, reserved, 4), AT(zq_http, request, 8),
    SIZE(zq_completion, 16),
    AT(zq_completion, size, 0), AT(zq_completion, reserved, 4), AT(zq_completion, ready, 8),
    SIZE(zq_verification, 24),
    AT(zq_verification, size, 0), AT(zq_verification, reserved, 4), AT(zq_verification, verify, 8),
    AT(zq_verification, poll, 16),
    SIZE(zq_list, 16),
    AT(zq_list, size, 0), AT(zq_list, reserved, 4), AT(zq_list, list, 8),
    SIZE(zq_complaint, 24),
    AT(zq_complaint, size, 0), AT(zq_complaint, reserved, 4), AT(zq_complaint, submit, 8),
    AT(zq_complaint, status, 16),
    SIZE(zq_descriptor, 64),
    AT(zq_descriptor, size, 0), AT(zq_descriptor, flags, 4), AT(zq_descriptor, max_concurrency, 8),
    AT(zq_descriptor, reserved, 12), AT(zq_descriptor, id, 16), AT(zq_descriptor, name, 24),
    AT(zq_descriptor, vendor, 32), AT(zq_descriptor, version, 40), AT(zq_descriptor, sdk_version, 48),
    AT(zq_descriptor, capabilities, 56),
    SIZE(zq_entry, 72),
    AT(zq_entry, magic, 0), AT(zq_entry, abi_major, 4), AT(zq_entry, abi_minor, 8), AT(zq_entry, size, 12),
    AT(zq_entry, descriptor, 16), AT(zq_entry, create, 24), AT(zq_entry, start, 32), AT(zq_entry, stop, 40),
    AT(zq_entry, destroy, 48), AT(zq_entry, get_capability, 56), AT(zq_entry, health, 64),
};

const Row values[] = {
    VALUE(ZQ_OK, 0), VALUE(ZQ_E_INVALID, 1), VALUE(ZQ_E_NOT_FOUND, 2), VALUE(ZQ_E_UNSUPPORTED, 3),
    VALUE(ZQ_E_CONFIG, 4), VALUE(ZQ_E_AUTH, 5), VALUE(ZQ_E_UNAVAILABLE, 6), VALUE(ZQ_E_DEADLINE, 7),
    VALUE(ZQ_E_CANCELLED, 8), VALUE(ZQ_E_BAD_DATA, 9), VALUE(ZQ_E_OUTCOME_UNKNOWN, 10), VALUE(ZQ_E_INTERNAL, 11),
    VALUE(ZQ_PENDING, 12), VALUE(ZQ_V_CONSISTENT, 1), VALUE(ZQ_V_MISMATCH, 2), VALUE(ZQ_V_NO_RECORD, 3),
    VALUE(ZQ_V_NEEDS_REVIEW, 4), VALUE(ZQ_T_TEXT, 1), VALUE(ZQ_T_INT, 2), VALUE(ZQ_T_BOOL, 3), VALUE(ZQ_T_DATE, 4),
    VALUE(ZQ_T_DECIMAL, 5), VALUE(ZQ_T_BYTES, 6), VALUE(ZQ_LOG_DEBUG, 1), VALUE(ZQ_LOG_INFO, 2),
    VALUE(ZQ_LOG_WARNING, 3), VALUE(ZQ_LOG_ERROR, 4), VALUE(ZQ_F_IDEMPOTENT_SUBMIT, 1),
    VALUE(ZQ_MAGIC, 0x3141515A), VALUE(ZQ_ABI_MAJOR, 1), VALUE(ZQ_ABI_MINOR, 0),
};

struct IdRow { const char *name, *is, *must_be; };
const IdRow ids[] = {
    {"ZQ_SVC_LOG", ZQ_SVC_LOG, "zq.host.log/1"},
    {"ZQ_SVC_CONFIG", ZQ_SVC_CONFIG, "zq.host.config/1"},
    {"ZQ_SVC_SECRET", ZQ_SVC_SECRET, "zq.host.secret/1"},
    {"ZQ_SVC_TEXT", ZQ_SVC_TEXT, "zq.host.text/1"},
    {"ZQ_SVC_DATABASE", ZQ_SVC_DATABASE, "zq.host.database/1"},
    {"ZQ_SVC_HTTP", ZQ_SVC_HTTP, "zq.host.http/1"},
    {"ZQ_SVC_COMPLETION", ZQ_SVC_COMPLETION, "zq.host.completion/1"},
    {"ZQ_CAP_VERIFICATION", ZQ_CAP_VERIFICATION, "zq.verification/1"},
    {"ZQ_CAP_LIST", ZQ_CAP_LIST, "zq.list/1"},
    {"ZQ_CAP_COMPLAINT", ZQ_CAP_COMPLAINT, "zq.complaint/1"},
};
// clang-format on

std::string header() {
  std::ifstream file(ZQ_SOURCE_DIR "/sdk/include/zq/abi.h");
  std::ostringstream text;
  text << file.rdbuf();
  return std::regex_replace(text.str(), std::regex(R"(/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"), "");
}

std::set<std::string> names_in_header(const char* pattern) {
  const std::string text = header();
  const std::regex regex(pattern);
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    names.insert((*match)[1]);
  return names;
}

TEST(AbiLayout, IsTheOneReleasedAdaptersWereBuiltWith) {
  for (const Row& row : layout) {
    EXPECT_EQ(row.is, row.must_be) << row.what << " is " << row.is << " and must stay " << row.must_be
                                   << ": adapters in the field use it; add members at the end, or a new interface id";
  }
}

TEST(AbiLayout, KeepsEveryEnumerator) {
  for (const Row& row : values) {
    EXPECT_EQ(row.is, row.must_be) << row.what << " is " << row.is << " and must stay " << row.must_be
                                   << ": enum values are never changed or reused";
  }
}

TEST(AbiLayout, KeepsEveryId) {
  for (const IdRow& row : ids) {
    EXPECT_STREQ(row.is, row.must_be) << row.name << ": an id never changes; a new interface gets a new id beside it";
  }
}

TEST(AbiLayout, TableNamesEveryStructureEnumeratorAndIdOfTheHeader) {
  std::set<std::string> structures, enumerators, id_names;
  for (const Row& row : layout) {
    if (row.what.rfind("sizeof(", 0) == 0) structures.insert(row.what.substr(7, row.what.size() - 8));
  }
  for (const Row& row : values) enumerators.insert(row.what);
  for (const IdRow& row : ids) id_names.insert(row.name);
  EXPECT_EQ(names_in_header(R"(typedef struct (zq_\w+) \{)"), structures) << "add the new structure to this table";
  for (const std::string& name : names_in_header(R"((ZQ_(?:OK|PENDING|[EVTF]_\w+|LOG_\w+)) = )")) {
    EXPECT_EQ(enumerators.count(name), 1u) << name << " is missing: add it to this table";
  }
  EXPECT_EQ(names_in_header(R"(#define (ZQ_(?:SVC|CAP)_\w+) )"), id_names) << "add the new id to this table";
}

TEST(AbiLayout, EndsEveryStructureWithItsLastNamedMember) {
  EXPECT_EQ(sizeof(zq_entry), offsetof(zq_entry, health) + sizeof(zq_entry::health));
  EXPECT_EQ(sizeof(zq_call), offsetof(zq_call, set_pending) + sizeof(zq_call::set_pending));
  EXPECT_EQ(sizeof(zq_database), offsetof(zq_database, commit) + sizeof(zq_database::commit));
  EXPECT_EQ(sizeof(zq_descriptor), offsetof(zq_descriptor, capabilities) + sizeof(zq_descriptor::capabilities));
}

// Offsets do not see it when a parameter changes its type, or two change places.
#define IS(member, ...) \
  static_assert(std::is_same_v<decltype(member), __VA_ARGS__>, #member " changed its type: an ABI break")
IS(zq_str::ptr, const char*);
IS(zq_field::name, zq_str);
IS(zq_field::s, zq_str);
IS(zq_field::i, int64_t);
IS(zq_record::fields, const zq_field*);
IS(zq_call::deadline_ns, int64_t);
IS(zq_call::now_unix_ms, int64_t);
IS(zq_call::cancelled, int32_t (*)(const zq_call*) noexcept);
IS(zq_call::set_error, void (*)(const zq_call*, zq_status, zq_str) noexcept);
IS(zq_call::emit, zq_status (*)(const zq_call*, const zq_record*) noexcept);
IS(zq_call::set_cursor, zq_status (*)(const zq_call*, zq_str) noexcept);
IS(zq_call::set_pending, zq_status (*)(const zq_call*, zq_str, int64_t) noexcept);
IS(zq_host::get_service, const void* (*)(const zq_host*, const char*) noexcept);
IS(zq_log::write, void (*)(const zq_host*, int32_t, zq_str, zq_str) noexcept);
IS(zq_config::get, zq_str (*)(const zq_host*, const char*) noexcept);
IS(zq_secret::visit, zq_status (*)(const zq_host*, const char*, zq_visit, void*) noexcept);
IS(zq_text::to_utf8, zq_status (*)(const zq_host*, const char*, zq_str, size_t*, zq_visit, void*) noexcept);
IS(zq_text::from_utf8, zq_status (*)(const zq_host*, const char*, zq_str, size_t*, zq_visit, void*) noexcept);
IS(zq_visit{}, void (*)(void*, zq_str) noexcept);
IS(zq_database::open, zq_status (*)(const zq_host*, const zq_call*, const char*, zq_db**) noexcept);
IS(zq_database::close, void (*)(zq_db*) noexcept);
IS(zq_database::prepare, zq_status (*)(zq_db*, zq_str, zq_stmt**) noexcept);
IS(zq_database::bind_text, zq_status (*)(zq_stmt*, uint32_t, zq_str) noexcept);
IS(zq_database::bind_int, zq_status (*)(zq_stmt*, uint32_t, int64_t) noexcept);
IS(zq_database::bind_null, zq_status (*)(zq_stmt*, uint32_t) noexcept);
IS(zq_database::execute, zq_status (*)(zq_stmt*) noexcept);
IS(zq_database::fetch, zq_status (*)(zq_stmt*, int32_t*) noexcept);
IS(zq_database::column, zq_status (*)(zq_stmt*, uint32_t, zq_str*) noexcept);
IS(zq_database::affected, zq_status (*)(zq_stmt*, int64_t*) noexcept);
IS(zq_database::begin, zq_status (*)(zq_db*) noexcept);
IS(zq_database::commit, zq_status (*)(zq_db*) noexcept);
IS(zq_http::request,
   zq_status (*)(const zq_host*, const zq_call*, const zq_http_request*, zq_http_visit, void*) noexcept);
IS(zq_http_visit{}, void (*)(void*, const zq_http_reply*) noexcept);
IS(zq_completion::ready, void (*)(const zq_host*, zq_str) noexcept);
IS(zq_verification::verify,
   zq_status (*)(zq_instance*, const zq_call*, zq_str, const zq_record*, zq_verdict*) noexcept);
IS(zq_verification::poll, zq_status (*)(zq_instance*, const zq_call*, zq_str, zq_verdict*) noexcept);
IS(zq_list::list, zq_status (*)(zq_instance*, const zq_call*, const zq_record*, zq_str, uint32_t) noexcept);
IS(zq_complaint::submit, zq_status (*)(zq_instance*, const zq_call*, const zq_record*, zq_str) noexcept);
IS(zq_complaint::status, zq_status (*)(zq_instance*, const zq_call*, zq_str) noexcept);
IS(zq_descriptor::capabilities, const char* const*);
IS(zq_entry::create, zq_instance* (*)(const zq_host*, const char*) noexcept);
IS(zq_entry::start, zq_status (*)(zq_instance*, const zq_call*) noexcept);
IS(zq_entry::stop, void (*)(zq_instance*, const zq_call*) noexcept);
IS(zq_entry::destroy, void (*)(zq_instance*) noexcept);
IS(zq_entry::get_capability, const void* (*)(zq_instance*, const char*) noexcept);
IS(zq_entry::health, zq_status (*)(zq_instance*, const zq_call*) noexcept);
IS(zq_status{}, int32_t);
IS(zq_verdict{}, int32_t);

// Every function of the header stands in the list above.
TEST(AbiLayout, ChecksTheTypeOfEveryFunction) {
  std::ifstream file(ZQ_SOURCE_DIR "/tests/abi/layout_test.cpp");
  std::ostringstream test;
  test << file.rdbuf();
  for (const std::string& name : names_in_header(R"(\(\*(\w+)\)\()")) {
    const std::string line = std::regex_search(name, std::regex("^zq_")) ? "IS(" + name + "{}," : "::" + name + ",";
    EXPECT_NE(test.str().find(line), std::string::npos) << name << " is missing: add it to the list of types";
  }
}

TEST(AbiLayout, LetsNoThrowingFunctionIn) {
  using Throwing = zq_status (*)(zq_instance*, const zq_call*);
  using Fenced = zq_status (*)(zq_instance*, const zq_call*) noexcept;
  EXPECT_FALSE((std::is_convertible_v<Throwing, decltype(zq_entry::start)>));
  EXPECT_TRUE((std::is_convertible_v<Fenced, decltype(zq_entry::start)>));
}

TEST(AbiLayout, TellsNewerFieldsByTheirWritersSize) {
  zq_entry entry{};
  entry.health = [](zq_instance*, const zq_call*) noexcept -> zq_status { return ZQ_OK; };
  entry.size = sizeof(zq_entry);
  EXPECT_TRUE(ZQ_ABI_HAS(&entry, health));
  entry.size = offsetof(zq_entry, health);
  EXPECT_FALSE(ZQ_ABI_HAS(&entry, health)) << "the writer did not know the field";
  entry.size = sizeof(zq_entry);
  entry.health = nullptr;
  EXPECT_FALSE(ZQ_ABI_HAS(&entry, health)) << "the writer did not set the field";
}

}  // namespace
