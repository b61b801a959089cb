#include "scenarios/handling.hpp"

namespace zq::test {

std::string list_with_traits(const std::vector<std::string>& rows) {
  std::string text =
      "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,"
      "市内出具,可网络核验,转报上级,风险领域,失效日期,行业,主管部门\n";
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

void furnish_for_handling(World& world) {
  world.with_fixture("fine", "一致部门", {});
  world.with_fixture("good", "不符部门", {{"verdict", "2"}});
  world.with_fixture("down", "停机部门", {{"fail_status", "6"}});
  const std::string head = ",区民政局,", rest = ",某单位,某条例,";
  const auto row = [&](const std::string& id, const std::string& name, const std::string& ways) {
    return id + head + name + "事项," + name + "证明" + rest + ways;
  };
  world.list_csv = list_with_traits({
      row("H-1", "相符", "信息共享,即办件,fine,any.check,status=状况*,,,,,,,"),
      row("H-2", "不符", "信息共享,即办件,good,any.check,status=状况*,,,,,,,"),
      row("H-3", "停机", "书面承诺+信息共享,即办件,down,any.check,,,,,,,,"),
      row("H-4", "协查", "部门间核查,资料核查,fine,,,,,,,,,"),
      row("H-5", "公安", "信息共享,即办件,down,any.check,,,,,公共安全,,,"),
      row("H-6", "市外网上", "信息共享,即办件,fine,any.check,,否,是,,,,,"),
      row("H-7", "市外", "信息共享,即办件,fine,any.check,,否,否,,,,,"),
      row("H-8", "转报", "信息共享,即办件,fine,any.check,,,,是,,,,"),
      row("H-9", "停止", "信息共享,即办件,fine,any.check,,,,,,2026-03-01,,"),
      row("H-10", "银行", "信息共享,即办件,fine,any.check,,,,,,,银行,finance"),
  });
}

Reply post(Client& client, const std::string& path, const Json& body) {
  return client.post("/api/v1/" + path, body.dump());
}

Json opened(Client& client, const std::string& entry, const Json& person) {
  const bool declares = entry == "H-1" || entry == "H-2";
  const Reply reply =
      client.post("/api/v1/verifications", question(entry, person, declares ? Json{{"status", "20"}} : Json::object()));
  EXPECT_LT(reply.status, 300) << reply.body;
  return body(reply);
}

std::string path_of(const Json& verification, const std::string& step) {
  return "verifications/" + verification["id"].get<std::string>() + "/" + step;
}

std::string line_of(const Json& paper, const std::string& label) {
  for (const Json& line : paper["lines"])
    if (line["label"] == label) return line["text"];
  return "";
}

std::vector<std::string> acts_of(World& world, const std::string& subject) {
  Client office = world.client("office");
  std::vector<std::string> kinds;
  for (const Json& act : all_pages(office, "/api/v1/journal?subject=" + in_url(subject), 50))
    kinds.push_back(act["kind"]);
  return kinds;
}

std::string code_of(const Reply& reply) { return body(reply).value("code", ""); }

}  // namespace zq::test
