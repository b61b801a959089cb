// Recordings: the text and back, masking, recording through a host and replaying in its place.
#include <gtest/gtest.h>

#include "zq/database.hpp"
#include "zq/http.hpp"
#include "zq/recorder.hpp"
#include "zq/replay.hpp"

namespace zq::test {
namespace {

using Kind = RecordedCell::Kind;
RecordedCell cell(std::string text) { return {Kind::text, std::move(text)}; }

Recording masked(const Recording& raw, std::map<std::string, Personal> more = {}) {
  Masking masking;
  masking.classes.insert(more.begin(), more.end());
  return masking.masked(raw, {"the password"});
}

Recording sample() {
  RecordedCall call{"verify", "marriage.status", 1767225600000, 0, {{"name", "欧阳 建国"}, {"marital_status", "20"}}};
  call.fields.emplace_back("id_number", "33109919900101013X");
  call.verdict = ZQ_V_MISMATCH;
  call.emitted = {{{"field", "spouse_name"}, {"verdict", "2"}, {"found", "李\t四\\"}, {"note", "两\n行"}}};
  RecordedQuery query{
      "main", "SELECT XM, BZ FROM RY WHERE SFZH = ? AND N = ?", {cell("33109919900101013x  "), cell("7")}};
  query.rows = {{cell("欧阳建国"), {Kind::null}}, {cell("欧　阳建国  "), {Kind::unread}}};
  query.ended = true;
  RecordedExchange exchange{"POST", "/query?a=b", "GB18030", "<q><xm>李四</xm><k>the password</k></q>"};
  exchange.status = 200;
  exchange.content_type = "text/xml";
  exchange.reply = "<r>&lt;LXDH&gt;13812345678&lt;/LXDH&gt; 李四 900101001 </r>";
  return {{call, query, exchange}};
}

TEST(Recording, IsReadBackAsItWasWritten) {
  const std::string text = sample().text();
  EXPECT_EQ(Recording::parse(text).text(), text);
  const Recording again = Recording::parse(text + "\n# a remark\n");
  EXPECT_EQ(again.all<RecordedQuery>()[0]->rows, sample().all<RecordedQuery>()[0]->rows);
  EXPECT_EQ(again.all<RecordedCall>()[0]->emitted, sample().all<RecordedCall>()[0]->emitted);
  EXPECT_EQ(again.all<RecordedExchange>()[0]->reply, sample().all<RecordedExchange>()[0]->reply);
}

TEST(Recording, NamesTheLineItCannotRead) {
  for (const char* bad : {"zqrec 2\n", "zqrec 1\nrow a\n", "zqrec 1\n\nquery main\nverdict 1\n"}) {
    EXPECT_THROW(Recording::parse(bad), std::runtime_error) << bad;
  }
  try {
    Recording::parse("zqrec 1\n\nquery main\nverdict 1\n");
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("第 4 行"), std::string::npos) << error.what();
  }
}

TEST(Masking, ReplacesAPersonInEverySpellingByTheSameStandIn) {
  const Recording safe = masked(sample());
  const std::string text = safe.text();
  for (const char* original : {"欧阳", "建国", "李四", "19900101013", "13812345678", "the password"})
    EXPECT_EQ(text.find(original), std::string::npos) << original << "\n" << text;
  const RecordedCall& call = *safe.all<RecordedCall>()[0];
  const RecordedQuery& query = *safe.all<RecordedQuery>()[0];
  EXPECT_EQ(normalise_name(call.fields[0].second), query.rows[0][0].text);
  EXPECT_EQ(normalise_name(query.rows[1][0].text), query.rows[0][0].text);
  EXPECT_NE(call.fields[0].second.find(' '), std::string::npos) << "the blank inside stays";
  EXPECT_EQ(query.bound[0].text, call.fields[2].second.substr(0, 17) + "x  ");
  EXPECT_EQ(call.fields[1].second, "20");
  EXPECT_EQ(query.bound[1].text, "7");
}

TEST(Masking, GivesNumbersThatAreValid) {
  MaskWords words;
  for (const std::string original :
       {"33262119700101001X", "332621197001010028", "11010119491001123X", "332621700101002"}) {
    const std::string mask = words.number(original);
    const auto was = read_identity(original, "2026-01-01"), is = read_identity(mask, "2026-01-01");
    if (!was.ok()) continue;
    ASSERT_TRUE(is.ok()) << mask << is.reason;
    EXPECT_EQ(mask.size(), original.size());
    EXPECT_EQ(is.number->area, "331099");
    EXPECT_EQ(is.number->sex, was.number->sex);
    EXPECT_EQ(is.number->birth.substr(0, 4), was.number->birth.substr(0, 4));
    EXPECT_EQ(mask, words.number(original)) << "the same person stays the same";
  }
  const std::string whole = words.number("332621197001010020").substr(0, 17);
  EXPECT_EQ(whole.size(), 17u);
}

TEST(Masking, KeepsTheOldNumberAndTheNewOneOfAPersonTogether) {
  MaskWords words;
  const std::string old = "332621700101002", whole = upgrade_identity(old);
  const std::string new_mask = words.number(whole), old_mask = words.number(old);
  EXPECT_EQ(normalise_identity(old_mask).substr(0, 17), new_mask.substr(0, 17));
}

TEST(Masking, NeverGivesTwoPersonsOneStandIn) {
  MaskWords words;
  std::set<std::string> names, numbers;
  for (int i = 0; i < 300; ++i) {
    std::string given;
    names_detail::append_utf8(given, static_cast<char32_t>(0x4E00 + i));
    names.insert(words.name("张" + given));
    std::string front = "33262119700101" + std::to_string(1000 + i).substr(1);
    numbers.insert(words.number(front + identity_check_digit(front)));
  }
  EXPECT_EQ(names.size(), 300u);
  EXPECT_EQ(numbers.size(), 300u);
}

TEST(Masking, ReadsWhatAColumnIsCalledOutOfTheSql) {
  Recording raw;
  RecordedQuery insert{"main",
                       "INSERT INTO TS (WB, JBR, LXDH, NR) VALUES (?, ?, ?, ?)",
                       {cell("K1"), cell("王小五"), cell("0576-88001234"), cell("他说的话")}};
  RecordedQuery select{"main", "SELECT a.JBR AS tsr, (SELECT MAX(n) FROM x), CSRQ FROM TS a WHERE SFZH IN (?, ?)", {}};
  select.rows = {{cell("赵六"), cell("9"), cell("1988-08-08")}};
  raw.entries = {insert, select};
  Masking masking;
  masking.classes["jbr"] = masking.classes["TSR"] = Personal::name;
  masking.classes["NR"] = Personal::free_text;
  const Recording safe = masking.masked(raw);
  const RecordedRow& bound = safe.all<RecordedQuery>()[0]->bound;
  EXPECT_EQ(bound[0].text, "K1");
  EXPECT_NE(bound[1].text, "王小五");
  EXPECT_EQ(bound[2].text.substr(0, 2) + bound[2].text.substr(4, 1), "00-");
  EXPECT_EQ(bound[3].text, "（内容略）");
  const RecordedRow& row = safe.all<RecordedQuery>()[1]->rows[0];
  EXPECT_NE(row[0].text, "赵六");
  EXPECT_EQ(row[1].text, "9");
  EXPECT_EQ(row[2].text.substr(0, 5), "1988-");
  EXPECT_NE(row[2].text, "1988-08-08");
  EXPECT_TRUE(masking.unclassified().count("wb"));
}

TEST(Replay, AnswersInAnyOrderAndSaysWhatItLacks) {
  Recording recording;
  RecordedQuery one{"main", "SELECT XM FROM RY WHERE N = ?", {cell("1")}}, two = one;
  one.rows = {{cell("甲子")}};
  two.bound = {cell("2")};
  one.ended = two.ended = true;
  RecordedExchange exchange{"GET", "/a", "UTF-8", ""};
  exchange.status = 200;
  exchange.reply_charset = "GB18030";
  exchange.reply = "甲子";
  recording.entries = {one, two, exchange};
  AdapterHost host;
  Replay replay(host, recording);
  AdapterCall raw;
  Call call(host.raw(), raw.raw());
  Database db(call, "main");
  EXPECT_FALSE(db.query("SELECT XM FROM RY WHERE N = ?", 2).next());
  for (int again = 0; again < 2; ++again) {
    auto rows = db.query("SELECT XM FROM RY WHERE N = ?", 1);
    EXPECT_EQ(rows.next()->text(1), "甲子");
    EXPECT_FALSE(rows.next());
  }
  EXPECT_EQ(replay.unused(), std::vector<std::string>{"http GET /a"});
  EXPECT_EQ(zq::exchange(call, {"GET", "http://127.0.0.1:9/a"}).body, "\xBC\xD7\xD7\xD3");
  EXPECT_TRUE(replay.unused().empty());
  EXPECT_TRUE(replay.missing().empty());
  EXPECT_THROW(db.query("SELECT XM FROM RY WHERE N = ?", 3), Failure);
  EXPECT_THROW(zq::exchange(call, {"GET", "http://other/b"}), Failure);
  ASSERT_EQ(replay.missing().size(), 2u);
  EXPECT_NE(raw.error_text.find("录制中没有这次 HTTP 请求：GET /b"), std::string::npos) << raw.error_text;
}

}  // namespace
}  // namespace zq::test
