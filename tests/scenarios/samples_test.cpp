// samples/api, sample by sample, against the real host and the three legacy systems. After a change of the interface:
//   ZQ_UPDATE_SAMPLES=1 build/release/bin/scenarios --gtest_filter='Samples.*'
// writes what the host replies into the files; then read the difference as an integrator would.
#include "scenarios/samples.hpp"

#include <cstdlib>
#include <set>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class Samples : public WithWorld<Samples> {
 public:
  static void furnish(World& world) { world.with_all_three(); }
};

// "post /api/v1/complaints" of a sample whose path fits.
std::string operation_of(const Contract& contract, const Sample& sample) {
  const Ordered& request = sample.json.at("request");
  std::string path = request.at("path");
  const Json* found = contract.operation(request.at("method"), path);
  return found ? found->at("operationId").get<std::string>() : "";
}

TEST_F(Samples, AreWhatTheHostReplies) {
  const bool update = std::getenv("ZQ_UPDATE_SAMPLES") != nullptr;
  for (Sample sample : all_samples()) {
    SCOPED_TRACE(sample.name);
    const Ordered given = replied(world(), sample);
    if (update) {
      sample.json["reply"] = given;
      write_file(samples_folder() / sample.name, sample.json.dump(2) + "\n");
      continue;
    }
    for (const std::string& difference : differences(sample.json.at("reply"), given)) ADD_FAILURE() << difference;
  }
}

TEST_F(Samples, ShowEveryOperationWithEachOfItsSuccesses) {
  const Contract contract(Json::parse(HttpClient(world().url()).get("/openapi.json").body));
  // Not shown: what needs two versions of an adapter (upgrading_test.cpp), and a demand that lies outside the rules,
  // which the first list has none of (guard_test.cpp).
  // Letters, overdue reports and field tasks need several callers in turn: letters_test.cpp, overdue_letters_test.cpp
  // and field_tasks_test.cpp show them.
  std::set<std::string> shown{
      "showShadow 200",         "promoteDepartment 200",  "rollBackDepartment 200",    "demandProof 200",
      "storeAttachment 201",    "readAttachment 200",     "fourPlatformsCallback 200", "takeLetterCallback 200",
      "listDesignees 200",      "appointDesignees 200",   "listFieldTasks 200",        "findFieldTask 200",
      "retryFieldTask 200",     "withdrawFieldTask 200",  "listLetters 200",           "findLetter 200",
      "assignLetter 200",       "claimLetter 200",        "confirmLetter 200",         "readdressLetter 200",
      "reclassifyLetter 200",   "replyToLetter 200",      "returnLetter 200",          "withdrawLetter 200",
      "listNotices 200",        "readNotice 200",         "listOutages 200",           "recordOutage 200",
      "endOutage 200",          "listOverdueReports 200", "findOverdueReport 200",     "concludeOverdue 200",
      "investigateOverdue 200", "makeOverdueReport 200",  "lettersOfVerification 200", "sendLetter 201",
      "beginOnSite 201"};
  // The service window and the joint office likewise: window_test.cpp and joint_office_test.cpp.
  for (const char* one : {"receiveWindowRequest 201",
                          "openDifficultCase 201",
                          "recordMeeting 201",
                          "listWindowRequests 200",
                          "findWindowRequest 200",
                          "guideWindowRequest 200",
                          "routeWindowRequest 200",
                          "handOverWindowRequest 200",
                          "trackWindowRequest 200",
                          "reclassifyWindowRequest 200",
                          "sendBackWindowRequest 200",
                          "issueWindowProof 200",
                          "refuseWindowRequest 200",
                          "deliverWindowRequest 200",
                          "closeWindowRequest 200",
                          "recordConsultation 200",
                          "listDifficultCases 200",
                          "findDifficultCase 200",
                          "coordinateDifficultCase 200",
                          "opineOnDifficultCase 200",
                          "resolveDifficultCase 200",
                          "publishWindowNote 200",
                          "listWindowNotes 200",
                          "listWindowPlaces 200",
                          "putWindowPlace 200",
                          "showWindowMeasures 200",
                          "showOfficeQueue 200",
                          "listPosts 200",
                          "appointPost 200",
                          "endPost 200",
                          "proposeInterview 200",
                          "listInterviews 200",
                          "approveInterview 200",
                          "holdInterview 200",
                          "dropInterview 200",
                          "showInterviewRules 200",
                          "editInterviewRules 200",
                          "receiveFeedback 200",
                          "listFeedback 200",
                          "answerFeedback 200",
                          "listMeetings 200",
                          "findMeeting 200",
                          "writeMinutes 200",
                          "listMinutesItems 200",
                          "reportMinutesProgress 200",
                          "finishMinutesItem 200",
                          "issueBulletin 200",
                          "listBulletins 200",
                          "readBulletin 200"})
    shown.insert(one);
  for (const Sample& sample : all_samples())
    shown.insert(operation_of(contract, sample) + " " + std::to_string(int(sample.json.at("reply").at("status"))));
  for (const auto& [path, operations] : contract.document().at("paths").items())
    for (const Json& operation : operations)
      for (const auto& [status, unused] : operation.at("responses").items()) {
        const std::string wanted = operation.at("operationId").get<std::string>() + " " + status;
        EXPECT_TRUE(status[0] != '2' || shown.contains(wanted)) << "no sample shows " << wanted;
      }
}

TEST_F(Samples, ShowEveryKindOfProblemThatACallerCanCause) {
  const Contract contract(Json::parse(HttpClient(world().url()).get("/openapi.json").body));
  // Not shown: a body too large to read, a queue that is full, a bug of the host.
  const std::set<std::string> not_shown{"413", "429", "500"};
  std::set<std::string> shown;
  for (const Sample& sample : all_samples()) shown.insert(std::to_string(int(sample.json.at("reply").at("status"))));
  for (const auto& [status, unused] : contract.document().at("components").at("responses").items())
    EXPECT_NE(shown.contains(status), not_shown.contains(status)) << status;
}

TEST(SampleComparison, SeesWhatDiffersAndForgivesWhatMust) {
  const Ordered sample{{"status", 200},
                       {"body", {{"id", "HC20260101-00000000000000000001"}, {"at", "2026-01-01T08:00:00.000+08:00"}}}};
  Ordered given = sample;
  given["body"]["id"] = "HC20261231-abcdefghij0123456789";
  EXPECT_TRUE(differences(sample, given).empty());
  const std::vector<std::pair<const char*, Ordered>> wrong{{"/status", 201},     {"/body/id", "HC1"},
                                                           {"/body/id", 1},      {"/body/at", "soon"},
                                                           {"/body/more", true}, {"/body", Ordered::array()}};
  for (const auto& [pointer, value] : wrong) {
    Ordered other = sample;
    other[Ordered::json_pointer(pointer)] = value;
    EXPECT_EQ(differences(sample, other).size(), 1U) << pointer;
  }
  Ordered less = sample;
  less["body"].erase("at");
  EXPECT_EQ(differences(sample, less).size(), 1U);
}

}  // namespace
}  // namespace zq::test
