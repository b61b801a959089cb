// The recording of the check service: what is recorded today is what is kept, nobody is in it, and the adapter says the
// same of it as it said of the service. The ferry moves files, not messages: ferry_test.cpp.
#include "population.hpp"
#include "support/legacy_process.hpp"
#include "support/recorded_calls.hpp"

namespace zq::test {
namespace {

namespace demo = sample::demo;
const std::string kept = ZQ_SOURCE_DIR "/plugins/public_security/recordings/checks.zqrec";

Masking masking() {
  Masking masking;
  for (const char* element : {"gmsfhm", "gxrsfz", "gxr_gmsfhm"}) masking.classes[element] = Personal::id_number;
  for (const char* element : {"gxrxm", "gxr_xm"}) masking.classes[element] = Personal::name;
  masking.classes["hjdz"] = masking.classes["zz"] = Personal::address;
  return masking;
}

class PublicSecurityRecording : public ::testing::Test {
 protected:
  RecordedCalls::Fields person(sample::Index index, RecordedCalls::Fields more = {}) const {
    RecordedCalls::Fields all{{"name", people_.name(index)}, {"id_number", people_.id_number(index)}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  static void configure(AdapterHost& host, const std::string& url, const TempDirectory& folder) {
    std::filesystem::create_directories(folder / "ferry");
    for (const char* name : {"in", "out", "inner", "daily"})
      std::filesystem::create_directories(folder / "ferry" / name);
    host.settings["endpoint"] = url + "/nciic/services/check";
    host.settings["user_code"] = "TZJJ";
    host.settings["ferry_directory"] = (folder / "ferry").string();
    host.secrets["licence"] = "sample-licence";
  }
  Recording recorded() const {
    const TempDirectory folder;
    const std::vector<std::string> options{"--people", "4000",     "--clerk-ms", "0",
                                           "--today",  "20260101", "--ferry",    (folder / "ferry").string()};
    const LegacyProcess legacy(ZQ_LEGACY_PROGRAM, options, folder.path());
    RealHost host;
    configure(host, legacy.base_url(), folder);
    RecordedCalls calls(host, ZQ_ADAPTER_FILE, "public_security");
    for (const sample::Index index : {demo::married, demo::divorced, demo::rare_name, demo::ethnic_name}) {
      const sample::Person one = people_.person(index);
      calls.verify("identity.match", person(index));
      calls.verify("household.registration", person(index, {{"address", one.address},
                                                            {"sex", std::to_string(static_cast<unsigned>(one.sex))},
                                                            {"ethnicity", one.ethnicity}}));
    }
    return calls.masked(masking());
  }
  const sample::Population people_{4000};
};

TEST_F(PublicSecurityRecording, IsKeptAsItIsMadeTodayWithNobodyAndNoSecretInIt) {
  const Recording fresh = recorded();
  expect_nobody(fresh.text(), people_, 4000);
  EXPECT_EQ(fresh.text().find("sample-licence"), std::string::npos);
  expect_kept(fresh, kept);
}

TEST_F(PublicSecurityRecording, IsAnsweredAsTheServiceWas) {
  const TempDirectory folder;
  AdapterHost host;
  configure(host, "http://192.0.2.1", folder);
  host.secrets["licence"] = "another licence";
  expect_replays(host, kept, ZQ_ADAPTER_FILE, "public_security");
}

}  // namespace
}  // namespace zq::test
