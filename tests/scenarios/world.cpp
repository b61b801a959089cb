#include "scenarios/world.hpp"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <csignal>
#include <iostream>
#include <sstream>

#include "scenarios/private_data.hpp"
#include "scenarios/replace_file.hpp"

namespace zq::test {
namespace {

const std::string binaries = ZQ_BINARY_DIR "/bin/";
const std::string plugins = ZQ_BINARY_DIR "/plugins/";

struct Caller {
  const char *id, *name, *department;
  bool may_operate;
  const char *roles, *unit;
  bool in_centre = false;
};
constexpr Caller callers[] = {
    {"window", "区民政局窗口", "区民政局", false, "handling", "", true},
    {"other", "区社保中心窗口", "区社保中心", false, "handling", ""},
    {"office", "区联席会议办公室", "区联席会议办公室", true, "joint_office", ""},
    {"civil_officer", "民政协查专人", "区民政局", false, "assisting", "civil_affairs"},
    {"social_officer", "社保协查专人", "区社保中心", false, "assisting", "social_security"},
    {"police_officer", "公安协查专人", "公安椒江分局", false, "assisting", "public_security"},
    {"street", "海门街道", "海门街道", false, "street", "street_331002001"},
    {"assistant", "证明助理", "区行政服务中心", false, "assistant", "service_centre"},
    {"centre", "区行政服务中心", "区行政服务中心", false, "service_centre", "service_centre"},
    {"centre_handler", "区行政服务中心承办人", "区行政服务中心", false, "service_centre", "service_centre"},
    {"street_assistant", "海门街道证明助理", "海门街道", false, "assistant", "street_331002001"},
    {"tech", "区大数据发展中心", "区大数据发展中心", false, "tech_support", "data_centre"},
    {"bank", "示例银行椒江支行", "示例银行椒江支行", false, "handling", ""},
    {"bank_authority", "金融主管部门", "区金融工作中心", false, "supervisor", "finance"},
    {"unregistered", "某外区窗口", "外区民政局", false, "handling", ""},
    {"auditor", "审计管理员", "区审计局", false, "auditor", ""},
    {"justice", "区司法局", "区司法局", false, "justice", "justice"},
    {"hotline", "区12345中心", "区12345中心", false, "hotline", "hotline"},
    {"town", "大陈镇", "大陈镇", false, "street", "street_331002100"},
    {"civil_handler", "区民政局承办人", "区民政局", false, "handling", "civil_affairs"},
    {"social_handler", "区社保中心承办人", "区社保中心", false, "handling", "social_security"}};

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
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
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
  const auto in_file = [&](const std::string& key, const std::string& value) {
    const auto file = secrets_directory / (id + "." + key);
    write_file(file, value);
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    return attribute("file", file.string()) + "/>";
  };
  for (const auto& [key, value] : secrets) text += "  <secret" + attribute("name", key) + in_file(key, value) + "\n";
  if (!database.empty()) {
    text += "  <database" + attribute("name", "main") + all_attributes(database) + ">";
    if (!database_secret.empty()) text += "<secret" + in_file("database", database_secret);
    text += "</database>\n";
  }
  return text + "</department>\n";
}

World::World() = default;

World::~World() {
  host_.reset();
  legacy_.clear();
  expect_no_private_data();
  expect_silent_sanitizers();
  if (::testing::Test::HasFailure()) std::cerr << "---- log of the host ----\n" << log().substr(0, 8000) << '\n';
}

void World::with_fixture(const std::string& id, const std::string& name, std::map<std::string, std::string> settings) {
  DepartmentFile department{id, name, ZQ_BINARY_DIR "/broken_adapters/good_c.so"};
  department.settings = std::move(settings);
  departments[id] = department;
}

void World::write_config() {
  std::ostringstream xml;
  xml << "<zhengqiao state_directory=\"state\" adapter_directory=\"" << plugins << "\" base=\""
      << directory.path().string() << "\" complaint_read_interval=\"1s\"" << all_attributes(root)
      << ">\n  <server port=\"" << port_ << "\"" << all_attributes(server) << "/>\n  " << store
      << "\n  <log level=\"info\"/>\n";
  xml << "  <callers>\n";
  for (const Caller& caller : callers)
    xml << "    <caller" << attribute("id", caller.id) << attribute("name", caller.name)
        << attribute("department", caller.department) << attribute("token_sha256", sha256(token_of(caller.id)))
        << attribute("may_operate", caller.may_operate ? "true" : "false") << attribute("roles", caller.roles)
        << attribute("unit", caller.unit) << attribute("in_centre", caller.in_centre ? "true" : "false") << "/>\n";
  xml << "  </callers>\n</zhengqiao>\n";
  if (!std::filesystem::exists(directory / "config/units.xml"))
    write_file(directory / "config/units.xml", read_file(ZQ_SOURCE_DIR "/config/units.xml"));
  write_calendars();
  for (const auto& [id, department] : departments) edit(department);
  replace_file(directory / "config/zhengqiao.xml", xml.str());
}

// The shipped ones, and one of weekdays for the year after the machine's, so that scenarios pass in December too.
void World::write_calendars() const {
  const auto folder = directory / "config/calendar";
  if (std::filesystem::exists(folder)) return;
  std::filesystem::copy(ZQ_SOURCE_DIR "/config/calendar", folder);
  using namespace std::chrono;
  const auto today = year_month_day(floor<days>(system_clock::now()));
  for (const year each : {today.year(), today.year() + years(1)}) {
    const auto number = std::to_string(static_cast<int>(each));
    if (!std::filesystem::exists(folder / (number + ".xml")))
      write_file(folder / (number + ".xml"), "<calendar year=\"" + number + "\" notice=\"测试用\"><off from=\"" +
                                                 number + "-01-01\" until=\"" + number +
                                                 "-01-01\" reason=\"元旦\"/></calendar>\n");
  }
}

Ran World::command(std::vector<std::string> words) {
  words.insert(words.begin(), binaries + "zhengqiao");
  words.push_back("--config=" + (directory / "config/zhengqiao.xml").string());
  return run(words, std::chrono::seconds(120), host_environment());
}

std::map<std::string, std::string> World::host_environment() const {
  return clock_ ? clock_->environment() : std::map<std::string, std::string>{};
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
  if (!starts_at.empty() && !clock_) clock_ = std::make_unique<MovableClock>(directory / "clock", starts_at);
  write_config();
  if (!imported_) import_list();
  const std::vector<std::string> words{binaries + "zhengqiao", "serve",
                                       "--config=" + (directory / "config/zhengqiao.xml").string()};
  const size_t before = log().size();
  host_ = std::make_unique<Process>(words, directory / "host.log", host_environment());
  const bool ready = eventually([&] {
    const auto at = log().find("ready on http://127.0.0.1:", before);
    if (at != std::string::npos) port_ = static_cast<uint16_t>(std::stoi(log().substr(at + 26)));
    return at != std::string::npos || !host_->running();
  });
  if (!ready || !host_->running()) throw std::runtime_error("the host did not start: " + log());
}

void World::stop() {
  if (!host_) return;  // it did not start: told already
  host_->signal(SIGTERM);
  EXPECT_EQ(host_->wait(), 0) << "the host did not end cleanly";
}

void World::kill() {
  host_->signal(SIGKILL);
  host_->wait();
}

Client World::with_token(const std::string& token) const {
  if (!contract_)
    contract_ = std::make_shared<const Contract>(Json::parse(HttpClient(url()).get("/openapi.json").body));
  return Client(url(), token, contract_);
}

Client World::officer(const std::string& caller) const {
  Client client = with_token(token_of(caller));
  client.sees_persons();
  return client;
}

std::string World::token_of(const std::string& caller) { return "token-of-" + caller + "-0123456789abcdef"; }

std::string World::log() const { return read_file(directory / "host.log"); }

bool World::log_says(const std::string& text) const {
  return eventually([&] { return log().find(text) != std::string::npos; });
}

void World::expect_silent_sanitizers() const {
  const std::string said = log();
  for (const char* sign :
       {"ERROR: AddressSanitizer", "ERROR: LeakSanitizer", "runtime error:", "WARNING: ThreadSanitizer"})
    if (const size_t at = said.find(sign); at != std::string::npos)
      ADD_FAILURE() << "a sanitizer spoke up in the host:\n" << said.substr(at, 6000);
}

void World::expect_no_private_data() const {
  for (const std::string& found : private_data_in(log())) ADD_FAILURE() << "personal data in the log: " << found;
}

}  // namespace zq::test
