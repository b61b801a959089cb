// samples/api, sample by sample, against the real host and the three legacy systems. After a change of the interface:
//   ZQ_UPDATE_SAMPLES=1 build/release/bin/scenarios --gtest_filter='Samples.*'
// writes what the host replies into the files; then read the difference as an integrator would.
#include "scenarios/samples.hpp"

#include <cstdlib>
#include <set>
#include <sstream>

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
  std::set<std::string> shown;
  std::istringstream others(read_file(ZQ_SOURCE_DIR "/tests/scenarios/not_in_samples.txt"));
  for (std::string line; std::getline(others, line);)
    if (!line.starts_with('#')) shown.insert(line);
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
