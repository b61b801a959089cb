// The whole API without sockets: bytes through the framer, the pipeline, the real flows on stores and departments in
// memory, and every reply checked against the schema its route declares.
#pragma once
#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>
#include <set>

#include "http/api.hpp"
#include "http/api_schemas.hpp"
#include "http/framing.hpp"
#include "http/identity.hpp"
#include "http/render.hpp"
#include "http/render_letters.hpp"
#include "http/routes.hpp"
#include "support/flows.hpp"
#include "support/memory_store.hpp"
#include "support/scripted_departments.hpp"
#include "workflow/worker.hpp"

namespace zq::http {

using Json = nlohmann::json;

struct FixedClock final : workflow::Clock {
  Instant now() const override {
    return std::chrono::sys_days{std::chrono::year(2026) / 11 / 23} + std::chrono::hours(2);
  }
  SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
};

struct CountedIds final : workflow::Ids {
  std::string fresh(std::string_view prefix, Instant) override {
    return std::string(prefix) + "20261123-" + std::to_string(1000 + next++);
  }
  std::atomic<int> next{0};
};

struct Office final : workflow::Operations {
  explicit Office(test::ScriptedDepartments& d) : departments(d) {}
  Result<Done> switch_department(const workflow::Context&, const DepartmentId& id,
                                 const workflow::SwitchOrder& order) override {
    const bool enabled = order.enabled;
    if (auto faults = workflow::faults_of(order, FixedClock().now()); !faults.empty())
      return Error{ErrorCode::invalid_input, "启停的内容有误", {}, std::move(faults)};
    const auto view = departments.find(id);
    if (!view) return Error{ErrorCode::not_found, "没有这个部门"};
    test::ScriptedDepartments::Script script{*view, {}, {}, {}};
    script.view.enabled = enabled;
    script.view.state = enabled ? "ready" : "off";
    departments.script(script);
    return Done{};
  }
  Result<Done> promote_department(const workflow::Context&, const DepartmentId& id) override {
    const auto shadow = departments.shadow(id);
    if (!shadow) return Error{ErrorCode::conflict, "没有影子版本"};
    auto view = *departments.find(id);
    view.adapter_version = shadow->version;
    departments.script({view, {}, {}, {}});
    return Done{};
  }
  Result<Done> roll_back_department(const workflow::Context&, const DepartmentId&) override {
    return Error{ErrorCode::conflict, "没有上一版本"};
  }
  std::vector<workflow::AdapterVersion> versions(const DepartmentId&) const override {
    return {{"2026-11-23T10:00:00+08:00", "1.0.0", std::string(64, 'a'), "started", ""},
            {"2026-11-23T11:00:00+08:00", "", "", "refused", "版本不符"}};
  }
  Result<Done> reload(const workflow::Context&) override {
    if (faulty)
      return Error{ErrorCode::invalid_input, "配置有错", {}, {{"zhengqiao.xml:3:5", "没有这个属性", "port", "prot"}}};
    return Done{};
  }
  Result<Done> ready() override {
    if (faulty) return Error{ErrorCode::storage, "存储不可写"};
    return Done{};
  }
  test::ScriptedDepartments& departments;
  std::atomic<bool> faulty{false};
};

constexpr std::string_view question = R"({"entry":"E1","applicant":{"name":"张三","id_number":"110101199003077715"},
  "declared":{"marital_status":"20"},"purpose":"公积金提取","operator":"王五"})";
constexpr std::string_view complaint = R"({"department":"civil_affairs","channel":"window",
  "category":"proof_demanded","subject":"仍被要求提供证明","content":"窗口要求开具婚姻证明","demands":"停止索要",
  "reasons":"已取消","complainant":{"name":"李四","phone":"13800000000"},"against":"某街道"})";

inline std::shared_ptr<const settings::Settings> three_callers() {
  auto s = std::make_shared<settings::Settings>();
  s->server.worker_threads = 2;
  s->callers = {{CallerId{"window"}, "某窗口", "区公积金中心", sha256_hex("window-token"), false},
                {CallerId{"other"}, "另一窗口", "区教育局", sha256_hex("other-token"), false},
                {CallerId{"office"}, "联席办", "区委改革办", sha256_hex("office-token"), true}};
  return s;
}

class ApiTest : public testing::Test {
 protected:
  ApiTest() {
    publish();
    script(Answer::Kind::answered);
  }

  void publish() {
    ListVersion version;
    version.number = 1;
    version.publisher = "区政府";
    Entry entry;
    entry.id = EntryId{"E1"};
    entry.handling_department = "区公积金中心";
    entry.matter = "住房公积金提取";
    entry.proof = "婚姻状况证明";
    entry.issuer = "区民政局";
    entry.basis = "规定-2";
    entry.methods = {zq::Method::shared_query, zq::Method::commitment};
    entry.assisting = DepartmentId{"civil_affairs"};
    entry.check = "marriage.status";
    entry.fields = {{"marital_status", "婚姻状况", true, false, false},
                    {"registration_date", "登记日期", false, true, true}};
    entry.since = Date{std::chrono::year(2020) / 1 / 1};
    version.entries = {entry};
    ASSERT_TRUE(test::wait_for(test::publish_list(store, clock, version, "test")).ok());
    ASSERT_TRUE(list.refresh().ok());
  }

  void script(Answer::Kind kind) {
    test::ScriptedDepartments::Script civil;
    civil.view.id = DepartmentId{"civil_affairs"};
    civil.view.name = "区民政局";
    civil.view.enabled = true;
    civil.view.state = "ready";
    civil.view.manual_way = "请联系区民政局值班电话";
    civil.view.adapter_id = "civil_affairs";
    civil.view.breaker.state = "closed";
    civil.rows = {{"01", "住房公积金提取", "婚姻状况证明", "区民政局", "", "", "", "", ""},
                  {"02", "入学", "居住证明", "街道", "", "", "", "", ""}};
    civil.verify = [kind](const workflow::VerificationQuestion&) {
      Answer answer;
      answer.kind = kind;
      answer.verdict = Verdict::mismatch;
      answer.fields = {{"name", Verdict::consistent, std::nullopt, ""},
                       {"marital_status", Verdict::mismatch, Private("10"), "登记为未婚"},
                       {"registration_date", Verdict::no_record, Private("2020-02-02"), ""}};
      answer.token = "T1";
      answer.cause = FailureCause::unavailable;
      return answer;
    };
    civil.complaint_status = [] { return ComplaintReply{"R1", LegacyStatus::handling, "处理中", "王科长", "", ""}; };
    departments.script(civil);
  }

  struct Answered {
    int status = 0;
    std::map<std::string, std::string> headers;
    std::string text;
    Json body;
  };

  Answered ask(std::string_view method, const std::string& target, std::string_view body = {},
               std::string_view token = "window-token", const std::vector<std::string>& headers = {}) {
    std::string bytes = std::string(method) + " " + target + " HTTP/1.1\r\nHost: a\r\n";
    if (!token.empty()) bytes += "Authorization: Bearer " + std::string(token) + "\r\n";
    bool typed = false;
    for (const std::string& header : headers) {
      bytes += header + "\r\n";
      typed |= header.starts_with("Content-Type");
    }
    if (!body.empty() && !typed) bytes += "Content-Type: application/json\r\n";
    bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
    Framer framer(framing);
    EXPECT_EQ(framer.feed(bytes), bytes.size());
    EXPECT_EQ(framer.state(), Framer::State::complete);
    auto promise = std::make_shared<std::promise<Response>>();
    auto future = promise->get_future();
    (*asked_of)(framer.take(),
                std::make_shared<Exchange>([promise](Response response) { promise->set_value(std::move(response)); }));
    EXPECT_EQ(future.wait_for(std::chrono::seconds(10)), std::future_status::ready) << method << " " << target;
    return checked(method, target, future.get());
  }

  // Every reply is what the route table says it is.
  Answered checked(std::string_view method, const std::string& target, Response response) {
    Answered answered{response.status, {response.headers.begin(), response.headers.end()}, response.body, {}};
    EXPECT_TRUE(answered.headers.contains("X-Request-Id"));
    EXPECT_EQ(answered.headers["Cache-Control"], "no-store");
    if (!response.content_type.starts_with("application/")) return answered;
    if (response.body.empty()) return answered;
    answered.body = Json::parse(response.body);
    const Schema* schema = nullptr;
    if (response.status >= 400) {
      EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
      EXPECT_EQ(answered.body.value("request_id", ""), answered.headers["X-Request-Id"]);
      schema = &schemas::problem();
    } else {
      const Method verb = method == "POST" ? Method::post : method == "PUT" ? Method::put : Method::get;
      const Route* route = match(verb, target.substr(0, target.find('?'))).route;
      bool declared = route == nullptr;
      for (size_t i = 0; route && i < route->replies.size(); ++i)
        if (route->replies[i].status == response.status) {
          schema = route->replies[i].schema;
          declared = true;
        }
      EXPECT_TRUE(declared) << target << " answered with undeclared status " << response.status;
    }
    if (!schema) return answered;
    std::vector<Fault> faults;
    check(*schema, *parse_json(response.body, 32), "", faults);
    for (const Fault& fault : faults)
      ADD_FAILURE() << target << ": " << fault.path << " " << fault.text << "\n" << response.body;
    return answered;
  }

  std::string published_id(const Answered& answered) { return answered.body.at("id"); }

  static std::shared_ptr<const Law> with_calendar() {
    auto law = std::make_shared<Law>();
    law->calendar = WorkingCalendar({{2026, "国办发明电〔2025〕", {}}});
    return law;
  }

  const FramingLimits framing;
  std::shared_ptr<const settings::Settings> settings = three_callers();
  FixedClock clock;
  CountedIds ids;
  test::MemoryStore store;
  test::ScriptedDepartments departments;
  workflow::ListFlow list{store, departments, clock};
  workflow::Current<Law> law{with_calendar()};
  workflow::Current<WritTemplates> templates{std::make_shared<const WritTemplates>()};
  const workflow::Writs writs{ids, templates};
  workflow::LetterSender sender{store, ids, law, writs, [](const DepartmentId& id) { return id.value; }};
  workflow::ListArea list_area{
      store, departments, list, clock, ids, writs, [](std::string_view name) { return std::string(name); }};
  workflow::VerificationFlow verifications{store, departments, list, sender, clock, ids, case_renderer(list), law};
  workflow::AttachmentFlow attachments{store, clock};
  workflow::LetterFlow letters{store, departments, list, sender, clock, ids, letter_renderer()};
  workflow::OverdueFlow overdue{store, sender, clock, ids};
  workflow::OutageFlow outages{store, sender, clock, ids};
  workflow::DesigneeFlow designees{store, clock, ids};
  workflow::NoticeFlow notices{store, clock};
  workflow::Handling handling{{store, departments, list, ids, law, writs}};
  workflow::BatchFlow batches{store, departments, clock, ids, list, verifications, batch_renderer()};
  workflow::ComplaintPassingFlow passing{store, departments, clock, std::chrono::seconds(60)};
  workflow::ComplaintArea complaints{{{store, departments, list, ids, law, writs},
                                      clock,
                                      passing,
                                      [] { return std::make_shared<const Organisations>(); },
                                      [](const CallerId&) { return std::optional<workflow::Account>(); },
                                      [](const CallerId&) { return Origin{}; }},
                                     passing};
  workflow::Worker worker{store, departments, clock, list};
  workflow::ParkedFlow parked{store, clock, worker};
  workflow::Oversight oversight{store, departments, clock, [](const CallerId&) { return Origin{}; }};
  Office operations{departments};
  workflow::OnSiteBeginning on_site{[] { return nullptr; }, sender, ids};
  const workflow::WindowTools desks{{store, departments, list, ids, law, writs},
                                    [] { return std::make_shared<const Organisations>(); }};
  workflow::ServiceWindow window{desks};
  workflow::JointOffice office{desks};
  workflow::FieldTaskFlow field_tasks{store, departments, list, on_site, sender, clock, ids};
  workflow::Assessing assessing{
      {store,
       ids,
       law,
       writs,
       {[] { return std::make_shared<const AssessmentSchemes>(); },
        [] { return std::make_shared<const Organisations>(); }, [](const CallerId&) { return Origin{}; },
        [](const CallerId&) { return std::string("civil_affairs"); }}},
      list};
  workflow::WritReading writ_reading{store, clock, [](const CallerId&) { return Origin{}; }, templates};
  workflow::ListPublication publication{store, ids, writs, [](std::string_view) { return std::string(); }};
  workflow::Adjusting adjusting{{{store, departments, list, ids, law, writs},
                                 publication,
                                 [](std::string_view) { return std::string(); },
                                 [](std::string_view) { return std::string(); },
                                 [](std::string_view text) { return sha256_hex(text); }}};
  Services services(workflow::VerificationFlow& opening, workflow::ListFlow& of) {
    return {.verifications = opening,
            .list = of,
            .list_area = list_area,
            .complaints = complaints,
            .attachments = attachments,
            .letters = letters,
            .overdue = overdue,
            .outages = outages,
            .designees = designees,
            .notices = notices,
            .handling = handling,
            .batches = batches,
            .parked = parked,
            .field_tasks = field_tasks,
            .window = window,
            .office = office,
            .departments = departments,
            .store = store,
            .operations = operations,
            .oversight = oversight,
            .assessing = assessing,
            .adjusting = adjusting,
            .clock = clock,
            .settings = [this] { return settings; },
            .writs = writ_reading};
  }
  Api api{services(verifications, list)};
  Api* asked_of = &api;
};

}  // namespace zq::http
