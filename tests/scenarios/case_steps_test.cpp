// What the handling department does with a case and its applicant.
#include <algorithm>

#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

const std::string hash(64, 'a');

class CaseSteps : public WithWorld<CaseSteps> {
 public:
  static void furnish(World& world) { furnish_for_handling(world); }

 protected:
  Json supplement(const std::string& ground, const std::string& skipped = {}) {
    Json order{{"ground", ground}, {"items", {{{"what", "状况说明"}}}}, {"operator", "窗口01"}};
    if (!skipped.empty()) order["on_site_skipped"] = skipped;
    return order;
  }
  Json file(const Json& verification) { return body(window.get("/api/v1/" + path_of(verification, "file")))["items"]; }
  Json read(const Json& verification) {
    return body(window.get("/api/v1/verifications/" + verification["id"].get<std::string>()));
  }
  Client window = world().client();
};

// R-规定-12.1a, R-核查-7.1
TEST_F(CaseSteps, ASupplementNeedsAGroundOnFile) {
  const Json consistent = opened(window, "H-1", person(10));
  for (const char* ground : {"mismatch", "cannot_obtain"}) {
    const Reply reply = post(window, path_of(consistent, "supplement"), supplement(ground, "不必"));
    EXPECT_EQ(code_of(reply), "no_ground") << ground;
    EXPECT_NE(body(reply)["basis"].get<std::string>().find("规定-12.1"), std::string::npos);
  }
  const Json differs = opened(window, "H-2", person(10));
  Json order = supplement("mismatch");
  order["items"][0]["field"] = "spouse";
  EXPECT_EQ(code_of(post(window, path_of(differs, "supplement"), order)), "no_ground") << "that field does not differ";
}

// R-规定-12.1b, R-规定-12.2, R-核查-7.2
TEST_F(CaseSteps, AMismatchIsSupplementedOnceAndWhatIsSuppliedPrevails) {
  const Json verification = opened(window, "H-2", person(11));
  ASSERT_EQ(verification["verdict"], "mismatch");
  Json order = supplement("mismatch");
  order["items"][0]["field"] = "status";
  const Reply asked = post(window, path_of(verification, "supplement"), order);
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_NE(body(asked)["text"].get<std::string>().find("一次性"), std::string::npos);
  EXPECT_TRUE(line_of(body(asked), "不符的内容").ends_with("status")) << asked.body;
  EXPECT_EQ(line_of(body(asked), "证据"), "machine");
  const Reply again = post(window, path_of(verification, "supplement"), order);
  EXPECT_EQ(again.status, 409) << "one complete list, once";
  const Json items = {{{"value", "30"}, {"file_hash", hash}}};
  Json supplied{{"items", items}, {"kept_where", "窗口档案柜"}, {"operator", "窗口01"}};
  const Reply taken = post(window, path_of(verification, "supplied"), supplied);
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(line_of(body(taken), "文件摘要"), hash);
  const Json decided = body(post(window, path_of(verification, "decide"),
                                 {{"decision", "通过"}, {"reason", "以补充材料为准"}, {"operator", "窗口01"}}));
  EXPECT_EQ(decided["state"], "decided");
  EXPECT_EQ(decided["decided_on"], "supplement");
  EXPECT_EQ(decided["verdict"], "mismatch") << "the source is kept";
  EXPECT_EQ(file(verification)[0]["kind"], "supplement");
  EXPECT_EQ(file(verification)[0]["state"], "supplied");
  EXPECT_EQ(acts_of(world(), verification["id"]),
            (std::vector<std::string>{"verification.asked", "verification.answered", "supplement.asked",
                                      "supplement.supplied", "verification.decided"}));
  EXPECT_EQ(code_of(post(window, path_of(verification, "supplement"), order)), "conflict");
}

// R-核查-7.3, C-09, C-18
TEST_F(CaseSteps, WhereNothingCanBeObtainedOnSiteComesFirstOrItsOmissionHasAReason) {
  const Json verification = opened(window, "H-3", person(12));
  ASSERT_EQ(verification["state"], "manual");
  ASSERT_EQ(verification["cannot_obtain"], true);
  const Reply refused = post(window, path_of(verification, "supplement"), supplement("cannot_obtain"));
  EXPECT_EQ(code_of(refused), "no_ground");
  EXPECT_NE(body(refused)["basis"].get<std::string>().find("核查-7.3"), std::string::npos);
  const Reply asked =
      post(window, path_of(verification, "supplement"), supplement("cannot_obtain", "住所在外地，无法上门"));
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(line_of(body(asked), "未先行实地核查的理由"), "住所在外地，无法上门");
}

// R-规定-16.1, R-规定-16.2, C-27
TEST_F(CaseSteps, VolunteeredMaterialIsNotRefusedWhereDepartmentsAreAsked) {
  Json paper{{"material", "收入说明"}, {"motive", "加快办理"}, {"file_hash", hash},
             {"not_requested", true},  {"accepted", false},    {"operator", "窗口01"}};
  const Json asked = opened(window, "H-4", person(13));
  ASSERT_EQ(asked["state"], "co_verifying");
  const Reply blocked = post(window, path_of(asked, "volunteered"), paper);
  EXPECT_EQ(code_of(blocked), "must_accept");
  EXPECT_EQ(body(blocked)["basis"], "规定-16.1");
  EXPECT_TRUE(file(asked).empty()) << "nothing was recorded";
  const Json shared = opened(window, "H-1", person(13));
  EXPECT_EQ(code_of(post(window, path_of(shared, "volunteered"), paper)), "invalid_input") << "a reason is missing";
  paper["refusal_reason"] = "与本事项无关";
  EXPECT_EQ(body(post(window, path_of(shared, "volunteered"), paper))["state"], "refused");
  paper["accepted"] = true;
  EXPECT_EQ(body(post(window, path_of(asked, "volunteered"), paper))["state"], "accepted");
  ASSERT_EQ(file(asked).size(), 1U);
  EXPECT_EQ(line_of(file(asked)[0], "申请人确认并非应要求提供"), "是");
}

// R-规定-13.2a, R-规定-13.2b
TEST_F(CaseSteps, ALetterOfAuthorisationCoversItsInstitutionScopeAndDaysOnly) {
  const Json verification = opened(window, "H-3", person(14));
  Json letter{{"institutions", {"甲银行"}}, {"scopes", {"存款余额"}}, {"from", "2020-01-01"},
              {"until", "2099-12-31"},      {"signature", "QM-1"},    {"operator", "窗口01"}};
  const Json taken = body(post(window, path_of(verification, "authorise"), letter));
  const std::string uses = "authorisations/" + taken["id"].get<std::string>() + "/uses";
  const auto use = [&](const char* institution, const char* scope, const char* outcome) {
    return post(window, uses,
                {{"institution", institution}, {"scope", scope}, {outcome, "见附件"}, {"operator", "窗口01"}});
  };
  EXPECT_EQ(use("甲银行", "存款余额", "result").status, 200);
  EXPECT_EQ(code_of(use("乙银行", "存款余额", "result")), "not_authorised");
  EXPECT_EQ(code_of(use("甲银行", "贷款记录", "result")), "not_authorised");
  EXPECT_EQ(use("甲银行", "存款余额", "refusal").status, 200);
  const auto acts = acts_of(world(), verification["id"]);
  EXPECT_EQ(std::ranges::count(acts, "authorisation.refused"), 1) << "and the joint office is told";
  EXPECT_EQ(
      post(window, "authorisations/" + taken["id"].get<std::string>() + "/revoke", {{"operator", "窗口01"}}).status,
      200);
  EXPECT_EQ(code_of(use("甲银行", "存款余额", "result")), "not_authorised") << "revoked";
  letter["until"] = "2020-12-31";
  const Json old = body(post(window, path_of(verification, "authorise"), letter));
  const Reply late =
      post(window, "authorisations/" + old["id"].get<std::string>() + "/uses",
           {{"institution", "甲银行"}, {"scope", "存款余额"}, {"result", "见附件"}, {"operator", "窗口01"}});
  EXPECT_EQ(code_of(late), "not_authorised") << "expired";
}

TEST_F(CaseSteps, AWithdrawnCaseTakesItsOpenLettersWithIt) {
  const Json verification = opened(window, "H-4", person(15));
  const Json withdrawn =
      body(post(window, path_of(verification, "withdraw"), {{"reason", "申请人撤回申请"}, {"operator", "窗口01"}}));
  EXPECT_EQ(withdrawn["state"], "withdrawn");
  const auto acts = acts_of(world(), verification["id"]);
  EXPECT_NE(std::ranges::find(acts, "letter.withdrawn"), acts.end());
  EXPECT_EQ(
      post(window, path_of(verification, "decide"), {{"decision", "通过"}, {"reason", "无"}, {"operator", "窗口01"}})
          .status,
      409);
  Client other = world().client("other");
  EXPECT_EQ(post(other, path_of(verification, "withdraw"), {{"reason", "无"}, {"operator", "窗口02"}}).status, 404);
}

}  // namespace
}  // namespace zq::test
