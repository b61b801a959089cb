#include "listfile/list_csv.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "domain/entry_rules.hpp"
#include "text/charset.hpp"

namespace zq::listfile {
namespace {

using Lines = std::vector<std::string>;

const std::string header =
    "编号,办事部门,办事事项,证明材料名称,出具单位,设定依据,取消后办理方式,办件类别,协查部门,核查项,申报字段,返回字段,"
    "生效日期,失效日期\n";
const std::string good =
    "ZM-1,区民政局,结婚登记,户籍证明,派出所,条例,书面承诺+信息共享,即办件,public_security,household.registration,"
    "address=户籍地址*;since=迁入日期@日期;sex=性别*@日期,sex;address,2026-01-01,2027-01-01\n";

Lines faults(const std::string& bytes) {
  const auto result = read_list_csv(bytes, "l.csv");
  Lines out;
  if (result.ok()) return out;
  for (const Fault& fault : result.error().faults) out.push_back(fault.path + " " + fault.text);
  return out;
}

TEST(ListCsv, EveryColumnReachesItsMember) {
  const auto result = read_list_csv(header + good, "l.csv");
  ASSERT_TRUE(result.ok()) << result.error().detail;
  ASSERT_EQ(result->entries.size(), 1u);
  const Entry& e = result->entries[0];
  EXPECT_EQ(e.id.value, "ZM-1");
  EXPECT_EQ(e.handling_department, "区民政局");
  EXPECT_EQ(e.matter, "结婚登记");
  EXPECT_EQ(e.proof, "户籍证明");
  EXPECT_EQ(e.issuer, "派出所");
  EXPECT_EQ(e.basis, "条例");
  EXPECT_EQ(e.methods, (std::vector<Method>{Method::commitment, Method::shared_query}));
  EXPECT_EQ(e.matter_class, MatterClass::instant);
  EXPECT_EQ(e.assisting.value, "public_security");
  EXPECT_EQ(e.check, "household.registration");
  EXPECT_EQ(e.fields, (std::vector<DeclaredField>{{"address", "户籍地址", true, false, true},
                                                  {"since", "迁入日期", false, true, false},
                                                  {"sex", "性别", true, true, true}}));
  using std::chrono::January;
  EXPECT_EQ(e.since, Date(std::chrono::year(2026), January, std::chrono::day(1)));
  EXPECT_EQ(e.until, Date(std::chrono::year(2027), January, std::chrono::day(1)));
  EXPECT_EQ(result->number, 0);
}

TEST(ListCsv, AFirstRowThatIsNoHeaderIsOneFault) {
  EXPECT_EQ(faults(good + good), (Lines{"l.csv:1:表头 第一行须是表头，这一行没有一个认识的列名"}));
  std::string semicolons = header + good;
  std::ranges::replace(semicolons, ',', '\t');
  EXPECT_EQ(faults(semicolons), (Lines{"l.csv:1:表头 列之间须用逗号分隔，请另存为“CSV UTF-8（逗号分隔）”"}));
}

TEST(ListCsv, ColumnsMayStandInAnyOrderAndTheOptionalOnesMayBeMissing) {
  const auto result = read_list_csv(
      "办件类别,编号,办事部门,证明材料名称,办事事项,出具单位,设定依据,取消后办理方式\r\n"
      "场, ZM-1 ,局,证明,\"事项,\"\"甲\"\"\",\xE3\x80\x80厂,法,直接取消\r\n\r\n,,,,,,,\r\n",
      "l.csv");
  ASSERT_TRUE(result.ok()) << result.error().detail;
  ASSERT_EQ(result->entries.size(), 1u);
  EXPECT_EQ(result->entries[0].matter_class, MatterClass::on_site);
  EXPECT_EQ(result->entries[0].id.value, "ZM-1");
  EXPECT_EQ(result->entries[0].matter, "事项,\"甲\"");
  EXPECT_EQ(result->entries[0].issuer, "厂");
}

TEST(ListCsv, Utf8WithMarkAndGb18030ReadTheSame) {
  const std::string text = header + good;
  const auto plain = read_list_csv(text, "l.csv");
  const auto marked = read_list_csv("\xEF\xBB\xBF" + text, "l.csv");
  const auto gb = read_list_csv(encode_text(Encoding::gb18030, text).value(), "l.csv");
  ASSERT_TRUE(plain.ok() && marked.ok() && gb.ok());
  EXPECT_EQ(marked->entries, plain->entries);
  EXPECT_EQ(gb->entries, plain->entries);
}

TEST(ListCsv, OtherEncodingsAreNamed) {
  EXPECT_EQ(faults(std::string("\xFF\xFE", 2) + "x"),
            Lines{"l.csv 文件是 UTF-16 编码，请另存为“CSV UTF-8（逗号分隔）”"});
  EXPECT_EQ(faults("\x81\x20"), Lines{"l.csv 文件既不是 UTF-8 也不是 GB18030 编码，请另存为“CSV UTF-8（逗号分隔）”"});
  EXPECT_EQ(faults(""), Lines{"l.csv 文件是空的"});
}

TEST(ListCsv, FaultsInTheHeaderAreAllNamed) {
  EXPECT_EQ(faults("编号,编号,部门,办事事项,证明材料名称,出具单位,设定依据,办件类别\nx\n"),
            (Lines{"l.csv:1:编号 列重复", "l.csv:1:部门 表头里有不认识的列", "l.csv:1:办事部门 缺少这一列",
                   "l.csv:1:取消后办理方式 缺少这一列"}));
  EXPECT_EQ(faults(header), Lines{"l.csv:2:编号 表头之后没有任何一行"});
}

// One row with one thing wrong: cell to replace, what to put there, the fault.
struct Wrong {
  const char* name;
  int cell;
  std::string value, fault;
};
void PrintTo(const Wrong& row, std::ostream* out) { *out << row.value; }
class WrongRow : public testing::TestWithParam<Wrong> {};

Lines cells_of_good() {
  Lines cells;
  std::string rest = good.substr(0, good.size() - 1);
  for (size_t comma = rest.find(','); comma != std::string::npos; comma = rest.find(',')) {
    cells.push_back(rest.substr(0, comma));
    rest = rest.substr(comma + 1);
  }
  cells.push_back(rest);
  return cells;
}

TEST_P(WrongRow, GetsOneFaultWithRowAndColumn) {
  Lines cells = cells_of_good();
  cells[static_cast<size_t>(GetParam().cell)] = GetParam().value;
  std::string row;
  for (const std::string& cell : cells) row += (&cell == &cells.front() ? "" : ",") + cell;
  const Lines all = faults(header + row + "\n");
  ASSERT_EQ(all.size(), 1u) << testing::PrintToString(all);
  EXPECT_EQ(all[0], "l.csv:2:" + GetParam().fault);
}

const Wrong wrong_rows[] = {
    {"NoId", 0, "", "编号 编号只用大写字母、数字和连字符，如 ZM-2026-001"},
    {"AnIdInLowerCase", 0, "zm-1", "编号 编号只用大写字母、数字和连字符，如 ZM-2026-001"},
    {"NoDepartment", 1, "", "办事部门 不能为空"},
    {"NoMatter", 2, "", "办事事项 不能为空"},
    {"NoProof", 3, "", "证明材料名称 不能为空"},
    {"ATextTooLong", 5, std::string(201, 'x'), "设定依据 太长，最多 200 字"},
    {"AControlCharacter", 5, "a\x07", "设定依据 含有不可见的控制字符"},
    {"NoIssuer_R_2_1", 4, "", "出具单位 没有第三方出具单位，不属于证明材料，不能列入清单（规定-2.1）"},
    {"TheApplicantAsIssuer_R_2_1", 4, "申请人",
     "出具单位 没有第三方出具单位，不属于证明材料，不能列入清单（规定-2.1）"},
    // R-规定-2.2b
    {"NoMethod_R_2_2", 6, "", "取消后办理方式 没有取消后的办理方式：应直接取消，或写明替代方式（规定-2.2）"},
    {"AnUnknownMethod", 6, "信息共享+打听", "取消后办理方式 办理方式不认识；多种方式用 + 连接"},
    {"AMethodTwice", 6, "信息共享+信息共享", "取消后办理方式 办理方式重复"},
    {"CancelledAndYetReplaced", 6, "直接取消+信息共享", "取消后办理方式 直接取消的不再有其他办理方式"},
    {"ACheckNobodyAsksFor", 6, "书面承诺",
     "取消后办理方式 有核查项，办理方式中就要有 信息共享、部门间核查 或 部门内部核查"},
    {"AnUnknownClass", 7, "承诺件", "办件类别 办件类别应为 即办件、资料核查 或 现场核实"},
    {"ACheckWithoutDepartment", 8, "", "协查部门 有核查项就要写由哪个协查部门答复"},
    {"ADepartmentsNameForItsId", 8, "公安局", "协查部门 协查部门写部门编号，如 civil_affairs"},
    {"ADepartmentWithoutCheck", 9, "", "核查项 只写协查部门而没有核查项时，办理方式中要有 部门间核查 或 部门调查核实"},
    {"ChecksThatFitNoDepartment", 9, "household.registration+person.alive",
     "核查项 核查项与协查部门应一一对应：各组之间用 +，同组任一部门用 /"},
    {"ACheckInChinese", 9, "户籍", "核查项 核查项写适配器的核查编号，如 marriage.status"},
    {"AFieldWithoutLabel", 10, "sex=性别;address=地址;x",
     "申报字段 申报字段的写法是 名称=标签，必填的后加 *，日期再加 @日期，用 ; 隔开"},
    {"MarksInTheWrongOrder", 10, "sex=性别;address=地址;x=甲@日期*",
     "申报字段 申报字段的写法是 名称=标签，必填的后加 *，日期再加 @日期，用 ; 隔开"},
    {"AFieldTwice", 10, "sex=性别;address=地址;sex=性别", "申报字段 申报字段重复"},
    {"AnImpliedField", 10, "sex=性别;address=地址;id_number=身份证号", "申报字段 申请人姓名和身份证号必有，不必列出"},
    {"AGrantForNothing", 11, "sex;employer", "返回字段 返回字段须是本行的申报字段之一"},
    {"AGrantTwice", 11, "sex;sex", "返回字段 返回字段重复"},
    {"ADateThatIsNone", 12, "2026-02-29", "生效日期 日期写成 2026-01-31 的样子"},
    {"ADateInAnotherForm", 12, "2026/1/1", "生效日期 日期写成 2026-01-31 的样子"},
    {"AnEndNotAfterTheStart", 13, "2026-01-01", "失效日期 失效日期须晚于生效日期"},
    {"ACellTooMany", 13, "2027-01-01,x", "编号 格数与表头不同，请检查逗号和引号"},
    {"AQuoteInside", 5, "条\"例", "第6格 引号要写成两个，并把整格放在引号里"},
};
// An open quote spoils its row as well; its own fault comes first.
TEST(ListCsv, AQuoteFaultNamesRowAndCell) {
  EXPECT_EQ(faults(header + "\"a\n")[0], "l.csv:2:第1格 引号没有结束");
  EXPECT_EQ(faults(header + "\"a\"b,c\n")[0], "l.csv:2:第1格 结束引号之后只能是逗号或换行");
}
INSTANTIATE_TEST_SUITE_P(Table, WrongRow, testing::ValuesIn(wrong_rows),
                         [](const auto& row) { return row.param.name; });

TEST(ListCsv, AllRowsFaultsComeAtOnceAndTwinsAreFound) {
  std::string other = good;
  other.replace(0, 4, "ZM-2");
  EXPECT_EQ(faults(header + good + other + good + "x\n"),
            (Lines{"l.csv:3:证明材料名称 与第 2 行是同一部门同一事项的同一证明", "l.csv:4:编号 编号与第 2 行重复",
                   "l.csv:4:证明材料名称 与第 2 行是同一部门同一事项的同一证明",
                   "l.csv:5:编号 格数与表头不同，请检查逗号和引号"}));
}

TEST(ListCsv, WhatIsWrittenReadsTheSame) {
  ListVersion version = read_list_csv(header + good, "l.csv").value();
  version.entries.push_back(version.entries[0]);
  version.entries[1] = {.id = {"ZM-2"},
                        .handling_department = "局,\"甲\"",
                        .matter = "两\n行",
                        .proof = "证明",
                        .issuer = "厂",
                        .basis = "法",
                        .methods = {Method::direct_cancel},
                        .matter_class = MatterClass::records_check,
                        .assisting = {},
                        .check = "",
                        .fields = {},
                        .since = {},
                        .until = {}};
  const std::string text = write_list_csv(version);
  EXPECT_EQ(text.substr(0, 3), "\xEF\xBB\xBF");
  const auto again = read_list_csv(text, "l.csv");
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(again->entries, version.entries);
}

// Every column, with what spreadsheets and readers stumble over.
TEST(ListCsv, EveryColumnOfAwkwardEntriesSurvivesTheWayOutAndIn) {
  Entry full;
  full.id = EntryId{"ZM-2026-999"};
  full.handling_department = "区“民政”局,\"分\"局";
  full.matter = "甲事项\n第二行\r\n第三行";
  full.proof = "全角ＡＢＣ１２３，；：证明";
  full.issuer = "𠮷田㐂䶮村（居）委会";
  full.basis = "《条例》第1条; a+b=c @ 5% 'x'";
  full.methods = {Method::co_verification, Method::shared_query, Method::on_site};
  full.matter_class = MatterClass::on_site;
  full.set_sources({{{DepartmentId{"civil_affairs"}, "marriage.status"}, {DepartmentId{"archives"}, ""}},
                    {{DepartmentId{"police"}, "person.alive"}}});
  full.fields = {{"spouse", "配偶\"姓名\",甲", true, false, true}, {"day", "登记日期", false, true, false}};
  full.since = Date{std::chrono::year(2026) / 1 / 31};
  full.until = Date{std::chrono::year(2099) / 12 / 31};
  full.traits = {MaterialKind::proof,
                 false,
                 false,
                 true,
                 true,
                 true,
                 true,
                 MatterType::public_service,
                 BasisLevel::local_regulation,
                 {RiskDomain::ecology, RiskDomain::health},
                 "供水",
                 "water_authority"};
  Entry plain;
  plain.id = EntryId{"ZM-2026-000"};
  plain.handling_department = plain.matter = plain.proof = plain.issuer = plain.basis = "x";
  plain.methods = {Method::direct_cancel};
  ListVersion version;
  version.entries = {full, plain};
  ASSERT_TRUE(faults_of(full).empty() && faults_of(plain).empty());
  const auto again = read_list_csv(write_list_csv(version), "l.csv");
  ASSERT_TRUE(again.ok()) << again.error().detail;
  EXPECT_EQ(again->entries, version.entries);
  EXPECT_EQ(write_list_csv(*again), write_list_csv(version));
}

// ---- the shipped list ----

ListVersion first_list() {
  std::ifstream in(ZQ_SOURCE_DIR "/config/list/first-list.csv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return read_list_csv(bytes, "first-list.csv").value();
}

TEST(FirstList, HasAtLeastFiftyFiveEntriesAndIsWrittenAsItStands) {
  const ListVersion list = first_list();
  EXPECT_GE(list.entries.size(), 55u);
  std::ifstream in(ZQ_SOURCE_DIR "/config/list/first-list.csv", std::ios::binary);
  EXPECT_EQ(write_list_csv(list), std::string(std::istreambuf_iterator<char>(in), {}));
}

TEST(FirstList, UsesEveryCheckOfTheThreeDepartmentsWithTheFieldsItNeeds) {
  const std::map<std::string, std::set<std::string>> all = {
      // department:check -> fields it knows
      {"civil_affairs:marriage.status", {"marital_status", "spouse_name", "spouse_id_number"}},
      {"civil_affairs:marriage.registration", {"spouse_name", "spouse_id_number", "registration_date"}},
      {"civil_affairs:allowance.family", {"receives_allowance", "household_no", "allowance_kind"}},
      {"civil_affairs:cremation.record", {"deceased_name", "deceased_id_number", "cremation_date"}},
      {"social_security:insurance.insured", {"insurance_type", "insured", "employer"}},
      {"social_security:insurance.payments", {"insurance_type", "month_from", "month_to", "months"}},
      {"social_security:insurance.pension", {"receives_pension", "pension_start"}},
      {"social_security:employment.terminated", {"employer", "terminated_on"}},
      {"public_security:identity.match", {}},
      {"public_security:household.registration", {"address", "ethnicity", "sex"}},
      {"public_security:person.alive", {"alive"}},
      {"public_security:criminal.none", {"no_criminal_record"}},
      {"public_security:kinship.relation", {"relative_name", "relative_id_number", "relation"}},
      {"public_security:vehicle.registration", {"has_vehicle", "plate_no"}},
  };
  std::set<std::string> used;
  for (const Entry& entry : first_list().entries) {
    if (entry.check.empty()) continue;
    const std::string key = entry.assisting.value + ":" + entry.check;
    used.insert(key);
    ASSERT_EQ(all.count(key), 1u) << entry.id.value << ' ' << key;
    std::set<std::string> fields;
    for (const DeclaredField& field : entry.fields) fields.insert(field.name);
    EXPECT_EQ(fields, all.at(key)) << entry.id.value;
  }
  EXPECT_EQ(used.size(), all.size());
}

}  // namespace
}  // namespace zq::listfile
