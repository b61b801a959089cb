// Adapters as they were built at each release, source and file, in the host of today: every capability, and through
// them every function of every host service. Real loader, real services: a SQLite database in GBK, a small HTTP server.
#include <gtest/gtest.h>
#include <sys/utsname.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "adapters/in_process.hpp"
#include "faults/adapters/house.hpp"
#include "odbc/connection.hpp"
#include "support/line_server.hpp"
#include "support/process.hpp"

namespace zq::adapters::test {
namespace {

namespace fs = std::filesystem;
const fs::path history = ZQ_SOURCE_DIR "/sdk/abi_history";

// A release, and how its adapter came here.
struct Kept {
  std::string release;
  bool built_today;
};
std::ostream& operator<<(std::ostream& out, const Kept& kept) {
  return out << kept.release << (kept.built_today ? " from source" : " as released");
}

std::vector<Kept> all_kept() {
  std::vector<Kept> all;
  for (const auto& entry : fs::directory_iterator(history)) {
    if (!entry.is_directory()) continue;
    all.push_back({entry.path().filename().string(), false});
    all.push_back({entry.path().filename().string(), true});
  }
  return all;
}

void must_run(const std::string& command) {
  const zq::test::Ran ran = zq::test::run({"sh", "-c", command});
  ASSERT_EQ(ran.code, 0) << command << "\n" << ran.output;
}

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

class ReleasedAdapter : public ::testing::TestWithParam<Kept> {
 protected:
  static bool is_x86_64() {
    utsname machine{};
    return uname(&machine) == 0 && std::string(machine.machine) == "x86_64";
  }
  void SetUp() override {
    be_quiet();
    if (!GetParam().built_today && !is_x86_64()) GTEST_SKIP() << "the kept files are for x86_64; this machine is not";
    const fs::path kept = history / GetParam().release, file = folder.path / "adapter.so";
    must_run("cd " + quoted(kept) + " && sha256sum --check --strict --quiet SHA256SUMS");
    if (GetParam().built_today) {
      must_run(
          "cc -std=c11 -Wall -Wextra -Wpedantic -Werror -fPIC -shared -fvisibility=hidden -Wl,-z,defs -Wl,-z,now " +
          std::string("-Wl,--version-script=" ZQ_SOURCE_DIR "/sdk/cmake/adapter.map -o ") + quoted(file) + " " +
          quoted(kept / "adapter.c"));
    } else {
      must_run("base64 -d " + quoted(kept / "adapter.so.gz.b64") + " | gzip -d > " + quoted(file));
    }
    start(file);
  }

  void start(const fs::path& file) {
    settings::Department department;
    department.id = {"kept"};
    department.settings = {{"word", "椒江"}, {"url", server.url()}};
    department.secrets.emplace("password", Private("12345678"));
    const std::string connection = "Driver=SQLite3;Database=" + (folder.path / "legacy.db").string() + ";";
    odbc::Environment environment;
    odbc::Connection(environment, connection).execute("CREATE TABLE t (k INTEGER, v TEXT, n TEXT)");
    department.databases.push_back({"main", connection, Private(), "GBK", 1});
    services = std::make_shared<Services>(department, [this](DepartmentId, std::string token) { announced = token; });
    const auto staged = Staging(folder.path / "staged").stage(file);
    ASSERT_TRUE(staged.ok()) << staged.error().detail;
    const auto library = load(*staged);
    ASSERT_TRUE(library.ok()) << library.error().detail;
    generation = make_in_process(*library, services, {});
    const auto started = generation->start(soon(), Instant{});
    ASSERT_TRUE(started.ok()) << started.error().detail;
  }
  void TearDown() override {
    if (generation) generation->stop(soon());
  }
  static SteadyTime soon() { return std::chrono::steady_clock::now() + 20s; }

  Reply ask(Operation operation, const std::string& check = {}, const std::string& handle = {}, uint32_t limit = 0) {
    Request request{operation, check, handle, limit, {}, {}, soon(), Instant{}};
    request.trace = {"req-1", "case-1", "落户", "核查", "区民政局"};
    if (operation == Operation::verify) {
      request.record.push_back({"name", ZQ_T_TEXT, 0, Private("张三")});
      request.record.push_back({"sex", ZQ_T_TEXT, 0, Private("男")});
    }
    Reply reply = generation->ask(request, std::make_shared<std::atomic<bool>>(false));
    EXPECT_EQ(reply.broken_rule, "");
    return reply;
  }
  static std::string text_of(const Record& record, const std::string& name) {
    for (const Value& value : record)
      if (value.name == name) return value.type == ZQ_T_INT ? std::to_string(value.number) : value.text.reveal();
    return "(no " + name + ")";
  }
  void expect_found(const std::string& check, const std::string& found) {
    const Reply reply = ask(Operation::verify, check);
    ASSERT_EQ(reply.status, ZQ_OK) << check << ": " << reply.text;
    EXPECT_EQ(reply.verdict, ZQ_V_CONSISTENT);
    ASSERT_EQ(reply.records.size(), 1u) << check;
    EXPECT_EQ(text_of(reply.records[0], "found"), found) << check;
  }

  Folder folder;
  zq::test::LineServer server{"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\npong"};
  std::string announced;
  std::shared_ptr<Services> services;
  std::shared_ptr<Generation> generation;
};

TEST_P(ReleasedAdapter, TellsWhoItIs) {
  EXPECT_EQ(generation->description().id, "cn.zhengqiao.kept");
  EXPECT_EQ(generation->description().version, GetParam().release);
  EXPECT_EQ(ask(Operation::health).status, ZQ_OK);
}

TEST_P(ReleasedAdapter, VerifiesThroughEveryHostService) {
  const Reply fields = ask(Operation::verify, "fields");
  ASSERT_EQ(fields.status, ZQ_OK) << fields.text;
  ASSERT_EQ(fields.records.size(), 2u);
  EXPECT_EQ(text_of(fields.records[0], "note"), "req-1|case-1|落户|核查|区民政局");
  EXPECT_EQ(text_of(fields.records[1], "field"), "sex");
  expect_found("text", "椒江");
  expect_found("secret", "8");
  expect_found("database", "张三");
  expect_found("http", "200 text/plain pong");
  EXPECT_NE(server.last_request().find("\r\nX-Asked-By: 1.0.0\r\n"), std::string::npos) << server.last_request();
  const Reply unknown = ask(Operation::verify, "nothing");
  EXPECT_EQ(unknown.status, ZQ_E_NOT_FOUND);
  EXPECT_EQ(unknown.text, "没有这一核查项 (no such check)");
}

TEST_P(ReleasedAdapter, AnswersLater) {
  const Reply later = ask(Operation::verify, "later");
  ASSERT_EQ(later.status, ZQ_PENDING);
  EXPECT_EQ(later.token, "token-1");
  EXPECT_EQ(later.poll_after, 50ms);
  EXPECT_EQ(announced, "token-1");
  EXPECT_EQ(ask(Operation::poll, {}, "token-1").verdict, ZQ_V_NO_RECORD);
  EXPECT_EQ(ask(Operation::poll, {}, "token-2").status, ZQ_E_NOT_FOUND);
}

TEST_P(ReleasedAdapter, ListsAndTakesComplaints) {
  const Reply first = ask(Operation::list, {}, {}, 1);
  ASSERT_EQ(first.records.size(), 1u);
  EXPECT_EQ(text_of(first.records[0], "code"), "OLD-1");
  const Reply second = ask(Operation::list, {}, first.cursor, 5);
  ASSERT_EQ(second.records.size(), 1u);
  EXPECT_EQ(text_of(second.records[0], "code"), "OLD-2");
  EXPECT_EQ(second.cursor, "");
  for (const Operation operation : {Operation::submit, Operation::status}) {
    const Reply complaint = ask(operation, {}, "K-1");
    ASSERT_EQ(complaint.records.size(), 1u) << code(operation);
    EXPECT_EQ(text_of(complaint.records[0], "receipt"), "K-1");
    EXPECT_EQ(text_of(complaint.records[0], "status"), "handling");
  }
}

INSTANTIATE_TEST_SUITE_P(AbiHistory, ReleasedAdapter, ::testing::ValuesIn(all_kept()), [](const auto& info) {
  std::string name = info.param.release + (info.param.built_today ? "_from_source" : "_as_released");
  std::ranges::replace(name, '.', '_');
  return "v" + name;
});

}  // namespace
}  // namespace zq::adapters::test
