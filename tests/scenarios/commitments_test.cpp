// Commitments over HTTP, from the template to the exclusion; what depends on the day stands in unit_workflow.
#include "domain/clocks.hpp"
#include "domain/time_words.hpp"
#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

class CommitmentPath : public WithWorld<CommitmentPath> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  static Json by() { return {{"operator", "窗口01"}}; }
  void publish() {
    const Json text{{"matter", "停机事项"},   {"proof", "停机证明"},     {"content", "情况属实"},
                    {"standard", "符合条件"}, {"liability", "撤销决定"}, {"operator", "窗口01"}};
    const Json plan{{"matter", "停机事项"}, {"proof", "停机证明"},       {"checks", "查看现场"},
                    {"every_days", 30},     {"responsible", "监管科长"}, {"operator", "窗口01"}};
    EXPECT_EQ(post(window, "commitment-templates", text).status, 201);
    EXPECT_EQ(post(window, "supervision-plans", plan).status, 201);
  }
  // A commitment in force.
  std::string signed_for(const Json& verification) {
    const Reply offered = post(window, path_of(verification, "commitment"), by());
    EXPECT_EQ(offered.status, 201) << offered.body;
    const std::string path = "commitments/" + body(offered)["id"].get<std::string>() + "/";
    EXPECT_EQ(post(window, path + "notice", {{"acknowledgement", "QS-1"}, {"operator", "窗口01"}}).status, 200);
    EXPECT_EQ(post(window, path + "signature", {{"signature", "QM-1"}, {"operator", "窗口01"}}).status, 200);
    return path;
  }
  Client window = world().client();
};

// R-规定-8.2b, R-规定-9.1
TEST_F(CommitmentPath, AnOfferNeedsATemplateAndAPlanFirst) {
  const Json verification = opened(window, "H-3", person(20));
  const Reply without = post(window, path_of(verification, "commitment"), by());
  EXPECT_EQ(code_of(without), "no_ground");
  EXPECT_EQ(body(without)["basis"], "规定-8.2b");
  publish();
  const Reply offered = post(window, path_of(verification, "commitment"), by());
  ASSERT_EQ(offered.status, 201) << offered.body;
  EXPECT_NE(body(offered)["text"].get<std::string>().find("违反承诺的责任：撤销决定"), std::string::npos);
}

// R-规定-8.1
TEST_F(CommitmentPath, AnExcludedDomainOffersNone) {
  const Json verification = opened(window, "H-5", person(21));
  const Reply reply = post(window, path_of(verification, "commitment"), by());
  EXPECT_EQ(code_of(reply), "excluded_domain");
  EXPECT_EQ(body(reply)["basis"], "规定-8.1");
  EXPECT_EQ(code_of(post(window, path_of(opened(window, "H-2", person(21)), "commitment"), by())), "no_ground")
      << "the list names no commitment for it";
}

// R-规定-8.2a, R-规定-8.3a
TEST_F(CommitmentPath, TheNoticeComesBeforeTheSignature) {
  publish();
  const Json verification = opened(window, "H-3", person(22));
  const Json offered = body(post(window, path_of(verification, "commitment"), by()));
  const std::string path = "commitments/" + offered["id"].get<std::string>() + "/";
  const Json signature{{"signature", "QM-1"}, {"operator", "窗口01"}};
  const Reply early = post(window, path + "signature", signature);
  EXPECT_EQ(code_of(early), "no_ground");
  EXPECT_EQ(body(early)["basis"], "规定-8.2a");
  EXPECT_EQ(post(window, path + "signature", {{"signature", ""}, {"operator", "窗口01"}}).status, 422) << "unsigned";
  const Json informed = body(post(window, path + "notice", {{"acknowledgement", "QS-1"}, {"operator", "窗口01"}}));
  EXPECT_FALSE(line_of(informed, "告知时间").empty());
  EXPECT_EQ(body(post(window, path + "signature", signature))["state"], "in_force");
  const std::string place = "/api/v1/verifications/" + verification["id"].get<std::string>();
  EXPECT_EQ(body(window.get(place))["state"], "committed");
}

// R-规定-8.3b, R-规定-8.4a, R-规定-8.4b, C-14
TEST_F(CommitmentPath, AFalseOneIsRectifiedOrRevokedAndExcludesByDecisionOnly) {
  publish();
  const Json verification = opened(window, "H-3", person(23));
  const std::string path = signed_for(verification);
  EXPECT_EQ(body(post(window, path + "checks",
                      {{"held", false}, {"finding", "与现场不符"}, {"operator", "窗口01"}}))["state"],
            "false_found");
  const Date today = beijing_day(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
  const auto order = [&](int days) {
    const Date limit{std::chrono::sys_days{today} + std::chrono::days(days)};
    return post(window, path + "order", {{"demand", "恢复原状"}, {"limit", date_text(limit)}, {"operator", "窗口01"}});
  };
  EXPECT_EQ(order(0).status, 422) << "a limit that is no limit";
  ASSERT_EQ(order(1).status, 200);
  const auto paper = [&] { return body(window.get("/api/v1/" + path_of(verification, "file")))["items"][0]; };
  EXPECT_TRUE(eventually([&] { return !line_of(paper(), "已提醒").empty(); })) << paper();
  EXPECT_EQ(line_of(paper(), "逾期"), "");
  EXPECT_EQ(
      post(window, path + "exclusion", {{"decision_no", "J-1"}, {"reason", "虚假"}, {"operator", "窗口01"}}).status,
      409)
      << "not before it was rectified or revoked";
  EXPECT_EQ(body(post(window, path + "revoke", {{"reason", "未整改"}, {"operator", "窗口01"}}))["state"], "revoked");
  const Json another = opened(window, "H-3", person(23));
  EXPECT_EQ(post(window, path_of(another, "commitment"), by()).status, 201) << "no exclusion without a decision";
  const Reply decided =
      post(window, path + "exclusion", {{"decision_no", "J-1"}, {"reason", "虚假承诺"}, {"operator", "窗口01"}});
  ASSERT_EQ(decided.status, 201) << decided.body;
  EXPECT_FALSE(line_of(body(decided), "失信记录").empty());
  const Reply refused = post(window, path_of(opened(window, "H-3", person(23)), "commitment"), by());
  EXPECT_EQ(code_of(refused), "excluded") << "checked before it is offered";
  EXPECT_EQ(body(refused)["basis"], "规定-8.4a");
  EXPECT_EQ(post(window, path_of(opened(window, "H-3", person(24)), "commitment"), by()).status, 201)
      << "somebody else";
  EXPECT_EQ(post(window, "exclusions/" + body(decided)["id"].get<std::string>() + "/lift",
                 {{"decision_no", "J-2"}, {"operator", "窗口01"}})
                .status,
            200);
  EXPECT_EQ(post(window, path_of(opened(window, "H-3", person(23)), "commitment"), by()).status, 201) << "lifted";
}

// R-规定-20.1
TEST_F(CommitmentPath, AnErrorFromAFalseCommitmentIsExemptedIfAllFiveConditionsHold) {
  publish();
  const Json verification = opened(window, "H-3", person(25));
  const std::string path = signed_for(verification);
  post(window, path + "checks", {{"held", false}, {"finding", "不实"}, {"operator", "窗口01"}});
  Client office = world().client("office");
  const std::string commitment = path.substr(12, path.size() - 13);
  const Json reported = body(post(office, "violations",
                                  {{"type", "other"},
                                   {"unit", "区民政局"},
                                   {"subject", commitment},
                                   {"facts", "据承诺作出的决定有误"},
                                   {"operator", "联席办01"}}));
  const std::string violation = "violations/" + reported["id"].get<std::string>() + "/";
  post(office, violation + "confirm", {{"conclusion", "决定有误"}, {"operator", "联席办01"}});
  Json five{{"reform_direction", true},  {"nothing_forbidden", true}, {"lawful_procedure", true}, {"diligent", true},
            {"losses_recovered", false}, {"evidence", "会议纪要"},    {"operator", "联席办01"}};
  EXPECT_EQ(code_of(post(office, violation + "exempt", five)), "no_ground") << "four of five";
  five["losses_recovered"] = true;
  const Json exempted = body(post(office, violation + "exempt", five));
  EXPECT_EQ(exempted["state"], "exempted");
  EXPECT_EQ(line_of(exempted, "计入考核"), "否");
}

}  // namespace
}  // namespace zq::test
