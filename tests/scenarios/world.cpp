#include "scenarios/world.hpp"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <csignal>
#include <sstream>

namespace zq::test {
namespace {

const std::string binaries = ZQ_BINARY_DIR "/bin/";
const std::string plugins = ZQ_BINARY_DIR "/plugins/";
const std::string fixtures = ZQ_BINARY_DIR "/broken_adapters/";

struct Caller {
  const char *id, *name, *department;
  bool may_operate;
};
constexpr Caller callers[] = {{"window", "区民政局窗口", "区民政局", false},
                              {"other", "区社保中心窗口", "区社保中心", false},
                              {"office", "区联席会议办公室", "区联席会议办公室", true}};

std::string token_of(const std::string& caller) { return "token-of-" + caller + "-0123456789abcdef"; }

std::string sha256(const std::string& text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  std::string hex;
  for (const unsigned char byte : digest) {
    char two[3];
    std::snprintf(two, sizeof two, "%02x", byte);
    hex += two;
  }
  return hex;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  return out;
}

std::string attribute(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + escaped(value) + "\"";
}

std::string all_attributes(const std::map<std::string, std::string>& all) {
  std::string text;
  for (const auto& [name, value] : all) text += attribute(name, value);
  return text;
}

}  // namespace

std::string DepartmentFile::xml(const std::filesystem::path& secrets_directory) const {
  std::string text = "<department" + attribute("id", id) + attribute("name", name) +
                     attribute("enabled", enabled ? "true" : "false") + attribute("adapter_file", adapter_file) +
                     attribute("manual_way", "请向" + name + "发协助核查函") + all_attributes(attributes) + ">\n";
  for (const auto& [key, value] : settings)
    text += "  <setting" + attribute("name", key) + attribute("value", value) + "/>\n";
  for (const auto& [key, value] : secrets) {
    const auto file = secrets_directory / (id + "." + key);
    write_file(file, value);
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    text += "  <secret" + attribute("name", key) + attribute("file", file.string()) + "/>\n";
  }
  if (!database.empty()) text += "  <database" + attribute("name", "main") + all_attributes(database) + "/>\n";
  return text + "</department>\n";
}

World::World() = default;

World::~World() {
  host_.reset();
  legacy_.clear();
  if (::testing::Test::HasFailure()) std::cerr << "---- log of the host ----\n" << log().substr(0, 8000) << '\n';
}

World::Legacy World::start_legacy(const std::string& department, const std::string& program,
                                  std::vector<std::string> arguments) {
  const auto port_file = directory / (department + ".port");
  arguments.insert(arguments.begin(), binaries + program);
  arguments.insert(arguments.end(), {"--port", "0", "--port-file", port_file.string()});
  Legacy legacy;
  legacy.process = std::make_unique<Process>(arguments, directory / (department + ".out"));
  if (!legacy.process->says("listening on")) throw std::runtime_error(program + ": " + legacy.process->output());
  legacy.port = static_cast<uint16_t>(std::stoi(read_file(port_file)));
  return legacy;
}

void World::with_civil_affairs(int people) {
  const auto database = (directory / "civil_affairs.db").string();
  const Ran created = run({binaries + "zq-legacy-civil-affairs", "create", "--connection",
                           "Driver=SQLite3;Database=" + database, "--people", std::to_string(people)});
  if (created.code != 0) throw std::runtime_error("civil affairs: " + created.output);
  DepartmentFile department{"civil_affairs", "区民政局", "civil_affairs.so"};
  department.database = {{"connection", "Driver=SQLite3;Database=" + database}, {"charset", "GB18030"}};
  departments["civil_affairs"] = department;
}

void World::with_fixture(const std::string& id, const std::string& name, std::map<std::string, std::string> settings) {
  DepartmentFile department{id, name, fixtures + "good_c.so"};
  department.settings = std::move(settings);
  departments[id] = department;
}

void World::write_config() {
  std::ostringstream xml;
  xml << "<zhengqiao state_directory=\"state\" adapter_directory=\"" << plugins << "\" base=\"" << directory.path().string()
      << "\" complaint_read_interval=\"1s\">\n  <server port=\"" << port_ << "\"" << all_attributes(server) << "/>\n  " << store
      << "\n  <log level=\"info\"/>\n";
  xml << "  <callers>\n";
  for (const Caller& caller : callers)
    xml << "    <caller" << attribute("id", caller.id) << attribute("name", caller.name)
        << attribute("department", caller.department) << attribute("token_sha256", sha256(token_of(caller.id)))
        << attribute("may_operate", caller.may_operate ? "true" : "false") << "/>\n";
  xml << "  </callers>\n</zhengqiao>\n";
  for (const auto& [id, department] : departments)
    write_file(directory / ("config/departments/" + id + ".xml"), department.xml(directory / "secrets"));
  write_file(directory / "config/zhengqiao.xml", xml.str());
}

Ran World::command(std::vector<std::string> words) {
  words.insert(words.begin(), binaries + "zhengqiao");
  words.push_back("--config=" + (directory / "config/zhengqiao.xml").string());
  return run(words);
}

void World::import_list() {
  auto file = std::filesystem::path(ZQ_SOURCE_DIR "/config/list/first-list.csv");
  if (!list_csv.empty()) {
    file = directory / "list.csv";
    write_file(file, list_csv);
  }
  const Ran ran = command({"import-list", file.string(), "--basis=椒无证明办〔2026〕1号"});
  if (ran.code != 0) throw std::runtime_error("import-list: " + ran.output);
  imported_ = true;
}

void World::start() {
  write_config();
  if (!imported_) import_list();
  const std::vector<std::string> words{binaries + "zhengqiao", "serve", "--config=" + (directory / "config/zhengqiao.xml").string()};
  host_ = std::make_unique<Process>(words, directory / "host.log");
  const size_t before = log().size();
  const bool ready = eventually([&] {
    const auto at = log().find("ready on http://127.0.0.1:", before > 0 ? before - 1 : 0);
    if (at != std::string::npos) port_ = static_cast<uint16_t>(std::stoi(log().substr(at + 26)));
    return at != std::string::npos || !host_->running();
  });
  if (!ready || !host_->running()) throw std::runtime_error("the host did not start: " + log());
}

void World::stop() {
  host_->signal(SIGTERM);
  EXPECT_EQ(host_->wait(), 0) << "the host did not end cleanly";
}

void World::kill() {
  host_->signal(SIGKILL);
  host_->wait();
}

HttpClient World::client(const std::string& caller) const { return HttpClient(url(), token_of(caller)); }

std::string World::log() const { return read_file(directory / "host.log"); }

void World::fault(const std::string& department, const std::string& json) {
  HttpClient control("http://127.0.0.1:" + std::to_string(legacy_.at(department).port));
  ASSERT_EQ(control.post("/_fault", json).status / 100, 2);
}

void World::no_fault(const std::string& department) {
  HttpClient control("http://127.0.0.1:" + std::to_string(legacy_.at(department).port));
  ASSERT_EQ(control.send("DELETE", "/_fault", nullptr, {}).status / 100, 2);
}

Json person(int index) {
  const Ran ran = run({binaries + "zq-people", "--index", std::to_string(index)});
  return Json::parse(ran.output);
}

std::string question(const std::string& entry, const Json& person, const Json& declared) {
  return Json{{"entry", entry},
              {"applicant", {{"name", person.at("name")}, {"id_number", person.at("id_number")}}},
              {"declared", declared},
              {"purpose", "办理" + entry},
              {"operator", "窗口01"}}
      .dump();
}

Json body(const Reply& reply) { return Json::parse(reply.body); }

}  // namespace zq::test
