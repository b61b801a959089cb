// A writ from the act it tells of to the paper, over HTTP, with the templates that are shipped.
#include <filesystem>

#include "scenarios/handling.hpp"

namespace zq::test {
namespace {

class WritPath : public WithWorld<WritPath> {
 public:
  static void furnish(World& world) {
    furnish_for_handling(world);
    world.list_csv += "H-11,区民政局,人工事项,人工证明,某单位,某条例,部门间核查,资料核查,civil_affairs,,,,,,,,,\n";
    std::filesystem::create_directories(world.directory / "config");
    std::filesystem::copy(ZQ_SOURCE_DIR "/config/writs", world.directory / "config/writs");
  }

 protected:
  // What poppler reads in a PDF.
  static std::string text_of(const std::string& pdf) {
    TempDirectory folder;
    write_file(folder / "a.pdf", pdf);
    const Ran ran = run({"/usr/bin/pdftotext", (folder / "a.pdf").string(), "-"});
    EXPECT_EQ(ran.code, 0) << ran.output;
    return ran.output;
  }
  // One demand of a supplement, answered by the id of its writ.
  std::string supplement_for(const Json& applicant) {
    const Json verification = opened(window, "H-2", applicant);
    const Json paper = body(post(window, path_of(verification, "supplement"),
                                 {{"ground", "mismatch"},
                                  {"items", {{{"field", "status"}, {"what", "状况说明（须注明日期）"}}}},
                                  {"operator", "窗口01"}}));
    last_case = verification["id"];
    return paper.value("writ", "");
  }
  Client window = world().officer("window");
  std::string last_case;
};

// R-规定-12.1a: what the applicant is told is one writ, numbered, to be had on paper.
TEST_F(WritPath, ASupplementIsAskedInWriting) {
  const Json applicant = person(31);
  const std::string id = supplement_for(applicant);
  ASSERT_FALSE(id.empty());
  const std::string path = "/api/v1/writs/" + id;
  const Json writ = body(window.get(path));
  EXPECT_EQ(writ["kind"], "supplement_request");
  EXPECT_EQ(writ["verification"], last_case);
  EXPECT_EQ(writ["template_version"], "1");
  EXPECT_EQ(writ["fields"]["items"], "状况说明（须注明日期）");
  const std::string number = writ["number"];
  EXPECT_TRUE(number.starts_with("椒证补〔20") && number.ends_with("号")) << number;

  const Reply page = window.get(path + "/html");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_EQ(page.headers.at("content-type"), "text/html; charset=utf-8");
  EXPECT_NE(page.headers.at("content-security-policy").find("default-src 'none'"), std::string::npos);
  EXPECT_NE(page.body.find(applicant["name"].get<std::string>() + "："), std::string::npos);

  const Reply pdf = window.get(path + "/pdf");
  ASSERT_EQ(pdf.status, 200) << pdf.body;
  EXPECT_EQ(pdf.headers.at("content-type"), "application/pdf");
  const std::string disposition = pdf.headers.at("content-disposition");
  EXPECT_EQ(disposition.find("inline; filename=\"" + id + ".pdf\"; filename*=UTF-8''%E4%B8%80"), 0u) << disposition;
  const std::string text = text_of(pdf.body);
  for (const std::string& part : {std::string("一次性补充材料告知书"), number, std::string("1．状况说明（须注明日期）"),
                                  applicant["name"].get<std::string>() + "："})
    EXPECT_NE(text.find(part), std::string::npos) << part << " in " << text;
  EXPECT_EQ(window.get(path + "/pdf").body, pdf.body) << "the same writ is the same bytes";
}

// R-规定-17.1: whoever reads a writ that names a person stands in the journal.
TEST_F(WritPath, ReadingAPersonsWritIsRecorded) {
  const std::string id = supplement_for(person(32));
  ASSERT_EQ(window.get("/api/v1/writs/" + id + "/html").status, 200);
  const auto acts = acts_of(world(), last_case);
  EXPECT_EQ(std::ranges::count(acts, "writ.read"), 1);
}

TEST_F(WritPath, OthersSeeNothingOfIt) {
  const std::string path = "/api/v1/writs/" + supplement_for(person(33));
  for (const char* who : {"other", "civil_officer", "assistant", "auditor"})
    for (const char* form : {"", "/html", "/pdf"})
      EXPECT_EQ(world().client(who).get(path + form).status, 404) << who << form;
  EXPECT_EQ(world().anonymous().get(path).status, 401);
  EXPECT_EQ(world().anonymous().get("/api/v1/public-writs/" + path.substr(14)).status, 404) << "not public";
  EXPECT_EQ(world().officer("office").get(path + "/html").status, 200);
  EXPECT_EQ(window.get("/api/v1/writs/WS20200101-none").status, 404);
}

TEST_F(WritPath, AreFoundByCaseAndKind) {
  const std::string id = supplement_for(person(34));
  const auto ids = [&](const std::string& query) {
    std::vector<std::string> all;
    const Json page = body(window.get("/api/v1/writs?" + query));
    for (const Json& one : page["items"]) all.push_back(one["id"]);
    return all;
  };
  EXPECT_EQ(ids("case=" + last_case), std::vector<std::string>{id});
  EXPECT_EQ(ids("case=" + last_case + "&kind=supplement_request"), std::vector<std::string>{id});
  EXPECT_TRUE(ids("case=" + last_case + "&kind=commitment").empty());
  EXPECT_EQ(ids("kind=supplement_request&limit=1"), std::vector<std::string>{id}) << "the newest first";
  EXPECT_EQ(window.get("/api/v1/writs?kind=poem").status, 422);
}

// R-规定-11.1: a letter goes out as a writ of its own number, for its officers to read.
TEST_F(WritPath, ALetterIsAWritToTheAssistingDepartment) {
  const Json verification = opened(window, "H-11", person(35));
  const std::string letters = "/api/v1/verifications/" + verification["id"].get<std::string>() + "/letters";
  const Json letter = body(window.get(letters))["items"][0];
  const Json writ = body(window.get("/api/v1/writs/" + letter.value("writ", "")));
  EXPECT_EQ(writ["number"], letter["number"]);
  EXPECT_EQ(writ["about"], letter["id"]);
  EXPECT_EQ(writ["unit"], "civil_affairs");
  const std::string text = text_of(window.get(writ["pdf"].get<std::string>()).body);
  EXPECT_NE(text.find("区民政局："), std::string::npos) << text;
}

// A version that has been in force stays: a reload that changes it is refused, and a new version is for new writs only.
TEST_F(WritPath, AnOldWritKeepsItsText) {
  const std::string before = supplement_for(person(36));
  const std::string html = window.get("/api/v1/writs/" + before + "/html").body;
  const auto file = world().directory / "config/writs/supplement_request.xml";
  const std::string shipped = read_file(file);
  const auto reload = [&](const std::string& text) {
    write_file(file, text);
    return world().client("office").post("/api/v1/reload", "");
  };
  std::string changed = shipped;
  const std::string once = "一次性告知，不再另行增加";
  changed.replace(changed.find(once), once.size(), "可以再次要求");
  const Reply refused = reload(changed);
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("第 1 版"), std::string::npos) << refused.body;
  std::string added = shipped;
  added.replace(
      added.find("</writ>"), 7,
      R"(<template version="2" effective_from="2026-01-02" title="补充材料告知书（新）"><signature/></template></writ>)");
  EXPECT_LT(reload(added).status, 300);
  const std::string after = supplement_for(person(37));
  EXPECT_NE(window.get("/api/v1/writs/" + after + "/html").body.find("补充材料告知书（新）"), std::string::npos);
  EXPECT_EQ(window.get("/api/v1/writs/" + before + "/html").body, html);
}

}  // namespace
}  // namespace zq::test
