// The small host services: config, secret, text, log, completion.
#include "service_desk.hpp"

namespace zq::adapters::test {
namespace {

settings::Department sample() {
  settings::Department d;
  d.id = {"sample"};
  d.settings = {{"dsn", "LEGACY"}, {"empty", ""}};
  d.secrets.emplace("password", Private("p;w}d"));
  return d;
}

void keep(void* user, zq_str bytes) noexcept { *static_cast<std::string*>(user) = view(bytes); }

TEST(HostServices, AreFoundByIdAndNothingElseIs) {
  const ServiceDesk desk;
  for (const char* id :
       {ZQ_SVC_LOG, ZQ_SVC_CONFIG, ZQ_SVC_SECRET, ZQ_SVC_TEXT, ZQ_SVC_DATABASE, ZQ_SVC_HTTP, ZQ_SVC_COMPLETION})
    EXPECT_NE(desk.host()->get_service(desk.host(), id), nullptr) << id;
  for (const char* id : {"", "zq.host.log/2", "zq.host.log/1x", "zq.host.files/1"})
    EXPECT_EQ(desk.host()->get_service(desk.host(), id), nullptr) << id;
  EXPECT_EQ(desk.host()->get_service(desk.host(), nullptr), nullptr);
}

TEST(HostServices, GiveSettingsAndTellAbsentFromEmpty) {
  const ServiceDesk desk(sample());
  const auto& config = desk.service<zq_config>(ZQ_SVC_CONFIG);
  EXPECT_EQ(view(config.get(desk.host(), "dsn")), "LEGACY");
  EXPECT_NE(config.get(desk.host(), "empty").ptr, nullptr);
  EXPECT_EQ(config.get(desk.host(), "other").ptr, nullptr);
}

TEST(HostServices, ShowASecretOnce) {
  const ServiceDesk desk(sample());
  const auto& secret = desk.service<zq_secret>(ZQ_SVC_SECRET);
  std::string seen;
  EXPECT_EQ(secret.visit(desk.host(), "password", keep, &seen), ZQ_OK);
  EXPECT_EQ(seen, "p;w}d");
  EXPECT_EQ(secret.visit(desk.host(), "other", keep, &seen), ZQ_E_NOT_FOUND);
}

TEST(HostServices, DecodeAndEncodeWithThePlaceOfTheFault) {
  const ServiceDesk desk;
  const auto& text = desk.service<zq_text>(ZQ_SVC_TEXT);
  std::string out;
  size_t bad = 99;
  EXPECT_EQ(text.to_utf8(desk.host(), "GB2312", s("\xD5\xC5\xC8\xFD"), &bad, keep, &out), ZQ_OK);
  EXPECT_EQ(out, "张三");
  EXPECT_EQ(text.to_utf8(desk.host(), "GBK", s("ab\xFF"), &bad, keep, &out), ZQ_E_BAD_DATA);
  EXPECT_EQ(bad, 2u);
  EXPECT_EQ(text.from_utf8(desk.host(), "GBK", s("张"), &bad, keep, &out), ZQ_OK);
  EXPECT_EQ(out, "\xD5\xC5");
  EXPECT_EQ(text.from_utf8(desk.host(), "GBK", s("a𠮷"), &bad, keep, &out), ZQ_E_BAD_DATA);
  EXPECT_EQ(bad, 1u);
  EXPECT_EQ(text.to_utf8(desk.host(), "EBCDIC", s("a"), &bad, keep, &out), ZQ_E_UNSUPPORTED);
}

TEST(HostServices, TakeAnyLogLine) {
  const ServiceDesk desk;
  const auto& log = desk.service<zq_log>(ZQ_SVC_LOG);
  const std::string huge(100000, 'x');
  for (int n = 0; n < 1000; ++n) log.write(desk.host(), n, s("r"), s(huge));
  log.write(desk.host(), ZQ_LOG_INFO, {}, {nullptr, 5});
  log.write(nullptr, ZQ_LOG_INFO, {}, {});
}

}  // namespace
}  // namespace zq::adapters::test
