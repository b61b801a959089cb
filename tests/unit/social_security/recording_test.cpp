// The recording of the insurance office's SOAP service: what is recorded today is what is kept, nobody is in it, and
// the adapter says the same of it as it said of the service.
#include "population.hpp"
#include "support/legacy_process.hpp"
#include "support/recorded_calls.hpp"

namespace zq::test {
namespace {

namespace demo = sample::demo;
const std::string kept = ZQ_SOURCE_DIR "/plugins/social_security/recordings/day.zqrec";

Masking masking() {
  Masking masking;
  for (const char* element : {"tsr", "clr"}) masking.classes[element] = Personal::name;
  for (const char* element : {"bt", "nr", "cljg"}) masking.classes[element] = Personal::free_text;
  return masking;
}

class SocialSecurityRecording : public ::testing::Test {
 protected:
  RecordedCalls::Fields person(sample::Index index, RecordedCalls::Fields more) const {
    RecordedCalls::Fields all{{"name", people_.name(index)}, {"id_number", people_.id_number(index)}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  static void configure(AdapterHost& host, const std::string& url) {
    host.settings["endpoint"] = url + "/sbxt/services/query";
    host.settings["user"] = "zhengqiao";
    host.secrets["password"] = "sample-password";
  }
  Recording recorded() const {
    const TempDirectory folder;
    const LegacyProcess legacy(ZQ_LEGACY_PROGRAM, {"--people", "4000", "--clerk-ms", "0"}, folder.path());
    RealHost host;
    configure(host, legacy.base_url());
    RecordedCalls calls(host, ZQ_ADAPTER_FILE, "social_security");
    for (const sample::Index index : {demo::married, demo::divorced, demo::never_married, demo::rare_name}) {
      calls.verify("insurance.insured", person(index, {{"insurance_type", "110"}, {"insured", "yes"}}));
      calls.verify(
          "insurance.payments",
          person(index,
                 {{"insurance_type", "110"}, {"month_from", "202501"}, {"month_to", "202512"}, {"months", "12"}}));
    }
    calls.verify("insurance.pension", person(demo::widow, {{"receives_pension", "yes"}}));
    calls.verify("employment.terminated", person(demo::divorced, {{"employer", "台州市某厂"}}));
    std::string cursor;
    do cursor = calls.list(cursor, 5);
    while (!cursor.empty());
    return calls.masked(masking());
  }
  const sample::Population people_{4000};
};

TEST_F(SocialSecurityRecording, IsKeptAsItIsMadeTodayWithNobodyAndNoSecretInIt) {
  const Recording fresh = recorded();
  expect_nobody(fresh.text(), people_, 4000);
  EXPECT_EQ(fresh.text().find("sample-password"), std::string::npos);
  expect_kept(fresh, kept);
}

TEST_F(SocialSecurityRecording, IsAnsweredAsTheServiceWas) {
  AdapterHost host;
  configure(host, "http://192.0.2.1");
  host.secrets["password"] = "another password";
  expect_replays(host, kept, ZQ_ADAPTER_FILE, "social_security");
}

}  // namespace
}  // namespace zq::test
