#include "settings/load.hpp"

#include <cstdlib>

#include "config_folder.hpp"
#include "log/log.hpp"

namespace fs = std::filesystem;

namespace zq::settings {
namespace {

using testing::Test;
using Load = ConfigFolder;
using Lines = std::vector<std::string>;

TEST_F(Load, AnEmptyRootMeansAllDefaults) {
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok());
  const Settings& s = **settings;
  EXPECT_EQ(s.server.port, 8443);
  EXPECT_EQ(s.server.idle_time, milliseconds(75000));
  EXPECT_EQ(s.store.path, top_ / "var/zhengqiao.db");
  EXPECT_EQ(s.adapter_directory, top_ / "plugins");
  EXPECT_TRUE(s.departments.empty());
  EXPECT_TRUE(s.callers.empty());
}

TEST_F(Load, EveryAttributeReachesItsMember) {
  put("config/zhengqiao.xml",
      R"(<zhengqiao state_directory="s" adapter_directory="/p" complaint_read_interval="90s">
  <server address="::1" port="0" io_threads="3" worker_threads="4" connections_max="5" header_time="100ms"
    body_time="2s" idle_time="3s" request_time="1min" header_bytes_max="2KiB" body_bytes_max="2048" json_depth_max="8"/>
  <store kind="postgresql" connection="DSN=x" readers="2" commit_batch_max="3"><secret file="pw"/></store>
  <log level="debug" file="l.log" file_bytes_max="1MiB" files_kept="2"/>
  <callers><caller id="w1" name="窗口" department="区民政局" may_operate="true"
    token_sha256="ABCDEF6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"/></callers>
</zhengqiao>)");
  put("pw", "geheim\n");
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  const Settings& s = **settings;
  EXPECT_EQ(s.state_directory, top_ / "s");
  EXPECT_EQ(s.adapter_directory, "/p");
  EXPECT_EQ(s.complaint_read_interval, milliseconds(90000));
  EXPECT_EQ(s.server.address, "::1");
  EXPECT_EQ(s.server.port, 0);
  EXPECT_EQ(s.server.io_threads, 3);
  EXPECT_EQ(s.server.worker_threads, 4);
  EXPECT_EQ(s.server.connections_max, 5);
  EXPECT_EQ(s.server.header_time, milliseconds(100));
  EXPECT_EQ(s.server.body_time, milliseconds(2000));
  EXPECT_EQ(s.server.idle_time, milliseconds(3000));
  EXPECT_EQ(s.server.request_time, milliseconds(60000));
  EXPECT_EQ(s.server.header_bytes_max, 2048u);
  EXPECT_EQ(s.server.body_bytes_max, 2048u);
  EXPECT_EQ(s.server.json_depth_max, 8);
  EXPECT_EQ(s.store.kind, Store::Kind::postgresql);
  EXPECT_EQ(s.store.connection, "DSN=x");
  EXPECT_EQ(s.store.password.reveal(), "geheim");
  EXPECT_EQ(s.store.readers, 2);
  EXPECT_EQ(s.store.commit_batch_max, 3);
  EXPECT_EQ(s.log.level, "debug");
  EXPECT_EQ(s.log.file, (top_ / "l.log").string());
  EXPECT_EQ(s.log.file_bytes_max, 1024u * 1024);
  EXPECT_EQ(s.log.files_kept, 2);
  ASSERT_EQ(s.callers.size(), 1u);
  EXPECT_EQ(s.callers[0].id.value, "w1");
  EXPECT_EQ(s.callers[0].department, "区民政局");
  EXPECT_TRUE(s.callers[0].may_operate);
  EXPECT_EQ(s.callers[0].token_sha256, "abcdef6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
}

TEST_F(Load, ADepartmentBringsDatabasesSettingsAndSecrets) {
  put("pw", "a\r\n");
  ::setenv("ZQ_TEST_SECRET", "from the environment", 1);
  put("config/departments/b.xml", department("", "", "b"));
  put("config/departments/a.xml",
      department(R"(<database name="main" connection="Driver=x;Database=${base}/d;PWD=${secret}"
                              charset="GBK" pool="2"><secret file="pw"/></database>
                    <setting name="ferry" value="${base}/ferry"/>
                    <setting name="endpoint" value="http://h/?a=1&amp;b=2"/>
                    <secret name="licence" env="ZQ_TEST_SECRET"/>)",
                 R"( concurrency="2" queue="0" enabled="true")"));
  const auto settings = loaded();
  ASSERT_TRUE(settings.ok()) << settings.error().detail;
  ASSERT_EQ((*settings)->departments.size(), 2u);
  const Department& d = (*settings)->departments[0];
  EXPECT_EQ(d.id.value, "a");
  EXPECT_EQ(d.concurrency, 2);
  EXPECT_EQ(d.queue, 0);
  EXPECT_EQ(d.file, top_ / "config/departments/a.xml");
  ASSERT_EQ(d.databases.size(), 1u);
  EXPECT_EQ(d.databases[0].connection, "Driver=x;Database=" + top_.string() + "/d;PWD=${secret}");
  EXPECT_EQ(d.databases[0].secret.reveal(), "a");
  EXPECT_EQ(d.databases[0].charset, "GBK");
  EXPECT_EQ(d.settings.at("ferry"), top_.string() + "/ferry");
  EXPECT_EQ(d.settings.at("endpoint"), "http://h/?a=1&b=2");
  EXPECT_EQ(d.secrets.at("licence").reveal(), "from the environment");
  EXPECT_EQ((*settings)->departments[1].id.value, "b");
}

TEST_F(Load, AllFaultsOfAllFilesComeAtOnceInTheirOrder) {
  put("config/zhengqiao.xml", "<zhengqiao>\n  <server prot=\"1\" port=\"65536\"/>\n  <sotre/>\n</zhengqiao>");
  put("config/departments/a.xml", "<department id=\"b\"\n  name=\"某局\" 编号=\"1\" enabled=\"yes\"/>");
  put("config/departments/b.xml", "<department");
  EXPECT_EQ(faults(), (Lines{
                          "config/zhengqiao.xml:2:11: 元素 <server> 没有属性 prot；是否想写 port？",
                          "config/zhengqiao.xml:2:26: 属性 port 的值不对，应为 0–65535",
                          "config/zhengqiao.xml:3:4: 元素 <zhengqiao> 里不能有 <sotre>；是否想写 store？",
                          "config/departments/a.xml:1:2: 元素 <department> 缺少必填属性 adapter_file",
                          "config/departments/a.xml:1:2: 元素 <department> 缺少必填属性 manual_way",
                          "config/departments/a.xml:1:17: 部门编号与文件名不一致：文件名是 a.xml",
                          "config/departments/a.xml:2:13: 元素 <department> 没有属性 编号",
                          "config/departments/a.xml:2:29: 属性 enabled 的值不对，应为 true, false",
                          "config/departments/b.xml:1:11: 标签写法不对",
                      }));
  const auto result = loaded();
  EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(result.error().text, "配置有 9 处错误，未采用");
  EXPECT_EQ(result.error().faults[1].found, "65536");
}

TEST_F(Load, AFaultyHostFileDoesNotHideTheDepartmentsFaults) {
  put("config/zhengqiao.xml", "<zhengqiao>");
  put("config/departments/a.xml", department("<seting/>"));
  const Lines all = faults();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1], "config/departments/a.xml:1:68: 元素 <department> 里不能有 <seting>；是否想写 setting？");
}

TEST_F(Load, AMissingFileOrFolderIsAFault) {
  fs::remove_all(top_ / "config/departments");
  EXPECT_EQ(faults(), Lines{"config/departments: 部门配置文件夹不存在或不可读；没有部门时请建一个空文件夹"});
  fs::remove_all(top_ / "config");
  EXPECT_EQ(faults(), Lines{"config/zhengqiao.xml: 配置文件不存在或不可读；请检查路径和权限"});
}

TEST_F(Load, FilesThatAreNoConfigurationAreLeftAlone) {
  put("config/departments/a.xml~", "not xml");
  put("config/departments/.a.xml.Xx12", "not xml");
  put("config/departments/.a.xml", "not xml");
  put("config/departments/README.md", "not xml");
  EXPECT_EQ(faults(), Lines{});
  put("config/departments/A-b.xml", department());
  EXPECT_EQ(faults().size(), 1u);
}

TEST_F(Load, TheAdapterMustBeReadableUnlessTheDepartmentIsOff) {
  fs::remove(top_ / "plugins/a.so");
  put("config/departments/a.xml", department());
  EXPECT_EQ(faults(),
            Lines{"config/departments/a.xml:1:44: 适配器文件不存在或不可读：plugins/a.so；请安装该文件或停用此部门"});
  put("config/departments/a.xml", department("", " enabled=\"false\""));
  EXPECT_EQ(faults(), Lines{});
}

TEST_F(Load, TheBaseAttributeMovesRelativePaths) {
  put("config/zhengqiao.xml", "<zhengqiao base=\"../elsewhere\"/>");
  EXPECT_EQ(faults().size(), 1u);
  fs::create_directories(top_ / "elsewhere");
  EXPECT_EQ((*loaded())->state_directory, top_ / "elsewhere/var");
}

// ---- what a department's file may not hold: inside, more attributes, the fault's text ----

struct Refused {
  const char* name;
  std::string inside, more, text;
};
void PrintTo(const Refused& row, std::ostream* out) { *out << row.inside << row.more; }
class RefusedDepartment : public ConfigFolder, public testing::WithParamInterface<Refused> {};

TEST_P(RefusedDepartment, GetsOneFault) {
  const Refused& given = GetParam();
  put("empty", "\n");
  put("config/departments/a.xml", department(given.inside, given.more));
  const Lines all = faults();
  ASSERT_EQ(all.size(), 1u) << testing::PrintToString(all);
  EXPECT_NE(all[0].find(given.text), std::string::npos) << all[0];
}

const Refused refused_departments[] = {
    {"AnInlineSecret", R"(<secret name="x" value="hunter2" file="plugins/a.so"/>)", "", "密钥不能写在配置里"},
    {"ASecretWithoutSource", R"(<secret name="x"/>)", "", "二者选一"},
    {"ASecretWithTwoSources", R"(<secret name="x" file="a" env="B"/>)", "", "二者选一"},
    {"ASecretWhoseFileIsMissing", R"(<secret name="x" file="nowhere"/>)", "", "密钥文件不存在或不是普通文件：nowhere"},
    {"ASecretWhoseFileIsAFolder", R"(<secret name="x" file="plugins"/>)", "", "密钥文件不存在或不是普通文件：plugins"},
    {"ASecretWhoseFileIsEmpty", R"(<secret name="x" file="empty"/>)", "", "密钥文件是空的"},
    {"ASecretWhoseVariableIsMissing", R"(<secret name="x" env="ZQ_NO_SUCH_VARIABLE"/>)", "",
     "环境变量 ZQ_NO_SUCH_VARIABLE 未设置或为空"},
    {"TwoSecretsOfOneName", R"(<secret name="x" env="PATH"/><secret name="x" env="PATH"/>)", "", "密钥名称重复"},
    {"TwoSettingsOfOneName", R"(<setting name="x" value="1"/><setting name="x" value="2"/>)", "", "设置名称重复"},
    {"TwoDatabasesOfOneName", R"(<database name="m" connection="x"/><database name="m" connection="y"/>)", "",
     "数据库名称重复"},
    {"AnUnknownCharset", R"(<database name="m" connection="x" charset="gbk"/>)", "",
     "应为 UTF-8, GB18030, GBK, GB2312, CP936"},
    {"APasswordInTheConnection", R"(<database name="m" connection="DSN=x; Pwd = hunter2"/>)", "", "连接串里不能写口令"},
    {"APlaceholderWithoutSecret", R"(<database name="m" connection="PWD=${secret}"/>)", "", "但没有 <secret"},
    {"ASecretWithoutPlaceholder", R"(<database name="m" connection="x"><secret env="PATH"/></database>)", "",
     "没有用 ${secret}"},
    {"AnUnknownPlaceholder", R"(<setting name="x" value="${bsae}/y"/>)", "", "占位符不认识"},
    {"APlaceholderWithoutEnd", R"(<setting name="x" value="${base"/>)", "", "占位符不认识"},
    {"ASettingWithoutName", R"(<setting value="x"/>)", "", "缺少必填属性 name"},
    {"TextBetweenElements", "text", "", "此处不应有文字"},
    {"ATimeWithoutUnit", "", R"( call_time="5000")", "属性 call_time 的值不对，应为 10ms–10min"},
    {"ATimeOutOfRange", "", R"( call_time="11min")", "应为 10ms–10min"},
    {"ANumberWithASign", "", R"( queue="-1")", "应为 0–100000"},
    {"ANumberTooLargeForAnyType", "", R"( queue="99999999999999999999")", "应为 0–100000"},
    {"ASizeThatOverflows", "", R"( answer_bytes_max="9223372036854775807GiB")", "应为 1KiB–256MiB"},
    {"AnEmptyRequiredAttribute", R"(<setting name="x" value=""/>)", "", "属性 value 的值不对"},
    {"AnAttributeTwice", "", R"( name="另一个局")", "属性 name 写了两次"},
    {"AnUnknownEntity", R"(<setting name="x" value="&yes;"/>)", "", "& 要写成 &amp;"},
    {"ALessThanSign", R"(<setting name="x" value="a<b"/>)", "", "< 要写成 &lt;"},
};
INSTANTIATE_TEST_SUITE_P(Table, RefusedDepartment, testing::ValuesIn(refused_departments),
                         [](const auto& row) { return row.param.name; });

// ---- bytes that are no configuration at all ----

struct BadFile {
  const char* name;
  std::string bytes, text;
};
void PrintTo(const BadFile& row, std::ostream* out) { *out << row.bytes.substr(0, 80); }
class RefusedFile : public ConfigFolder, public testing::WithParamInterface<BadFile> {};

TEST_P(RefusedFile, SaysWhere) {
  put("config/zhengqiao.xml", GetParam().bytes);
  const Lines all = faults();
  ASSERT_EQ(all.size(), 1u) << testing::PrintToString(all);
  EXPECT_EQ(all[0], "config/zhengqiao.xml:" + GetParam().text);
}

const BadFile bad_files[] = {
    {"Empty", "", "1:1: 文件里没有任何元素"},
    {"OnlyAComment", "<!-- x -->", "1:11: 文件里没有任何元素"},
    {"NotUtf8", "<zhengqiao>\n\xD6\xD0</zhengqiao>", "2:1: 文件不是 UTF-8 编码：第 13 个字节不合规；请另存为 UTF-8"},
    {"AControlCharacter", "<zhengqiao>\x01</zhengqiao>", "1:12: 文件含有不可见的控制字符，请删除"},
    {"ANulByte", std::string("<zhengqiao/>\0", 13), "1:13: 文件含有不可见的控制字符，请删除"},
    {"ADoctype", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<zhengqiao/>", "1:11: 不接受 DOCTYPE，请删除"},
    {"AnotherEncoding", "<?xml version=\"1.0\" encoding=\"GBK\"?><zhengqiao/>",
     "1:3: XML 声明的 encoding 应为 UTF-8；请把文件另存为 UTF-8"},
    {"AnotherVersion", "<?xml version=\"1.1\"?><zhengqiao/>", "1:3: XML 声明的 version 应为 1.0"},
    {"TrailingGarbage", "<zhengqiao/>garbage", "1:13: 此处不应有文字；值一律写在属性里"},
    {"TwoRoots", "<zhengqiao/>\n<zhengqiao/>", "2:2: 文件只能有一个根元素，请删除第二个"},
    {"AnotherRoot", "<config/>", "1:2: 根元素应为 <zhengqiao>"},
    {"AProcessingInstruction", "<?php x?><zhengqiao/>", "1:3: 不接受处理指令 <?…?>，请删除"},
    {"AnElementLeftOpen", "<zhengqiao>\n  <log>\n</zhengqiao>", "3:3: 结束标签与开始标签不一致，或有元素没有结束"},
    {"AnAttributeWithoutQuotes", "<zhengqiao base=x/>", "1:17: 属性写法不对：应为 名称=\"值\""},
    {"ACommentLeftOpen", "<zhengqiao/><!-- x", "1:17: 注释没有结束：应以 --> 结尾"},
    {"AFileTooLarge", "<zhengqiao/>" + std::string(1024 * 1024, ' '), "1:1: 文件太大，不像是配置文件"},
    {"TheSameElementTwice", "<zhengqiao><log/><log/></zhengqiao>", "1:19: 元素 <log> 只能有一个，请删除多余的"},
    {"ANameForAnAddress", "<zhengqiao><server address=\"localhost\"/></zhengqiao>",
     "1:29: 属性 address 的值不对，应为 IP address"},
    {"AConnectionForSqlite", "<zhengqiao><store connection=\"x\"/></zhengqiao>",
     "1:19: connection 和 <secret> 只用于 kind=\"postgresql\"；sqlite 用 path"},
    {"PostgresqlWithoutConnection", "<zhengqiao><store kind=\"postgresql\"/></zhengqiao>",
     "1:13: kind=\"postgresql\" 时必须写 connection"},
    {"ACallerWithoutToken", "<zhengqiao><callers><caller id=\"a\" name=\"b\" department=\"c\"/></callers></zhengqiao>",
     "1:22: token_sha256 与 token_sha256_file 二者选一（令牌的 SHA-256，不是令牌本身）"},
    {"ATokenInsteadOfItsHash",
     "<zhengqiao><callers><caller id=\"a\" name=\"b\" department=\"c\" token_sha256=\"t\"/></callers></zhengqiao>",
     "1:74: 属性 token_sha256 的值不对，应为 64 hex digits"},
};
INSTANTIATE_TEST_SUITE_P(Table, RefusedFile, testing::ValuesIn(bad_files),
                         [](const auto& row) { return row.param.name; });

TEST_F(Load, NestingDeeperThanTheLimitIsRefusedWithoutHarm) {
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "<a>";
  for (int i = 0; i < 50000; ++i) deep += "</a>";
  put("config/zhengqiao.xml", "<zhengqiao>" + deep + "</zhengqiao>");
  const Lines all = faults();
  ASSERT_EQ(all.size(), 2u);
  EXPECT_NE(all[0].find("元素嵌套太深"), std::string::npos);
}

TEST_F(Load, TwoCallersMayShareNeitherIdNorToken) {
  const std::string hash(64, 'a');
  put("t", hash + "\n");
  const std::string caller = "<caller id=\"w\" name=\"窗\" department=\"局\" ";
  put("config/zhengqiao.xml", "<zhengqiao><callers>\n" + caller + "token_sha256=\"" + std::string(64, 'A') + "\"/>\n" +
                                  caller + "token_sha256_file=\"t\"/>\n</callers></zhengqiao>");
  EXPECT_EQ(faults(), (Lines{"config/zhengqiao.xml:3:2: 调用方编号重复，每个只能出现一次",
                             "config/zhengqiao.xml:3:59: 调用方令牌重复，每个只能出现一次"}));
}

TEST_F(Load, ColumnsCountCharactersAndTheByteOrderMarkCountsNothing) {
  put("config/zhengqiao.xml", "\xEF\xBB\xBF<zhengqiao><!-- 民政局 --><x/></zhengqiao>");
  EXPECT_EQ(faults(), Lines{"config/zhengqiao.xml:1:25: 元素 <zhengqiao> 里不能有 <x>"});
}

TEST_F(Load, ASecretThatEverybodyCanReadIsTakenWithAWarning) {
  put("pw", "hunter2");
  put("config/departments/a.xml", department(R"(<secret name="x" file="pw"/>)"));
  const fs::path log = top_ / "log";
  log::open({.file = log.string()});
  EXPECT_TRUE(loaded().ok());
  EXPECT_EQ(get("log"), "");
  fs::permissions(top_ / "pw", fs::perms::others_read, fs::perm_options::add);
  EXPECT_TRUE(loaded().ok());
  EXPECT_NE(get("log").find("ZQ-5006"), std::string::npos);
  EXPECT_EQ(get("log").find("hunter2"), std::string::npos);
  log::open({});
}

TEST_F(Load, NoFaultEverShowsASecret) {
  put("config/departments/a.xml",
      department(R"(<secret name="x" value="hunter2"/><database name="m" connection="DSN=x;PWD=hunter2"/>)"));
  const auto result = loaded();
  ASSERT_FALSE(result.ok());
  for (const Fault& fault : result.error().faults) {
    EXPECT_EQ((fault.text + fault.expected + fault.found).find("hunter2"), std::string::npos);
  }
}

TEST_F(Load, TheFingerprintChangesWithEverythingThatMatters) {
  const auto fingerprint = [this](const std::string& text) {
    put("config/departments/a.xml", text);
    const auto settings = loaded();
    return settings.ok() ? (*settings)->departments[0].fingerprint : settings.error().detail;
  };
  put("pw", "one");
  const std::string first = fingerprint(department(R"(<secret name="x" file="pw"/>)"));
  EXPECT_EQ(first.size(), 64u);
  EXPECT_EQ(fingerprint("<!-- 说明 -->\n" + department(R"(<secret   name="x" file="pw"/>)")), first);
  put("pw", "two");
  const std::string second = fingerprint(department(R"(<secret name="x" file="pw"/>)"));
  EXPECT_NE(second, first);
  EXPECT_NE(fingerprint(department(R"(<secret name="x" file="pw"/>)", " queue=\"65\"")), second);
  EXPECT_NE(fingerprint(department(R"(<secret name="y" file="pw"/>)")), second);
  EXPECT_NE(fingerprint(department(R"(<secret name="x" file="pw"/><setting name="a" value="b"/>)")), second);
}

}  // namespace
}  // namespace zq::settings
