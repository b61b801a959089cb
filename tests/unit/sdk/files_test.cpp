#include "zq/files.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "support/tables.hpp"
#include "text/charset.hpp"

namespace zq {
namespace {

namespace fs = std::filesystem;
using test::from_hex;
using test::read_data;

// A decoder over the host's own conversion, as zq::Charset is over its service.
struct GbkDecoder {
  std::optional<std::string> try_decode(std::string_view bytes, std::size_t* bad_offset) const {
    BadBytes bad;
    Result<std::string> text = decode_text(Encoding::gbk, bytes, &bad);
    if (text.ok()) return *text;
    *bad_offset = bad.offset;
    return std::nullopt;
  }
};

std::string gbk(std::string_view text) { return *encode_text(Encoding::gbk, text); }

FixedWidth layout_of_the_table() {
  std::vector<FixedField> fields;
  const auto table = nlohmann::json::parse(read_data("filedrops-expected.json"));
  for (const auto& field : table["layout"]["fields"]) {
    fields.push_back({field["name"], field["bytes"]});
  }
  return FixedWidth(fields);
}

void expect_records(const nlohmann::json& expected, const std::vector<DropRecord>& found) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i].ok, expected[i]["ok"].get<bool>()) << found[i].fault;
    for (const auto& [name, value] : expected[i].items()) {
      if (name == "ok") continue;
      EXPECT_EQ(found[i].text(name), value.get<std::string>()) << i << " " << name;
    }
  }
}

TEST(FileDrops, OfTheTableAreReadOrRefusedAsExpected) {
  int read = 0, refused = 0;
  const auto table = nlohmann::json::parse(read_data("filedrops-expected.json"));
  for (const auto& file : table["files"]) {
    const std::string name = file["file"], bytes = read_data(name);
    ASSERT_EQ(bytes.size(), file["bytes"].get<std::size_t>()) << name;
    const bool csv = name.rfind("csv", 0) == 0;
    if (file.contains("whole_file")) {
      try {
        layout_of_the_table().parse(bytes, GbkDecoder());
        ADD_FAILURE() << name << " was accepted";
      } catch (const Failure& failure) {
        EXPECT_EQ(failure.status(), ZQ_E_BAD_DATA);
        EXPECT_NE(failure.text().find("5"), std::string_view::npos);
        EXPECT_NE(failure.text().find("4"), std::string_view::npos);
      }
      ++refused;
    } else {
      expect_records(file["records"], csv ? Delimited(',').parse(bytes, GbkDecoder())
                                          : layout_of_the_table().parse(bytes, GbkDecoder()));
      ++read;
    }
  }
  EXPECT_EQ(read, 2);
  EXPECT_EQ(refused, 1);
}

TEST(FixedWidthFiles, SpoilOnlyTheFaultyRecord) {
  const FixedWidth layout({{"xm", 6}, {"zt", 1}});
  const std::string file =
      gbk("张三  1\r\n") + "\xD5\xC5\xFF   1\r\n" + gbk("李四 1\r\n") + gbk("王五  0\n") + "T0000004\r\n";
  const std::vector<DropRecord> records = layout.parse(file, GbkDecoder());
  ASSERT_EQ(records.size(), 4u);
  EXPECT_TRUE(records[0].ok);
  EXPECT_FALSE(records[1].ok);
  EXPECT_NE(records[1].fault.find("第 2 行：字段 xm 第 3 字节"), std::string::npos) << records[1].fault;
  EXPECT_TRUE(records[1].fields.empty());
  EXPECT_FALSE(records[2].ok);
  EXPECT_NE(records[2].fault.find("应为 7 字节，实为 6"), std::string::npos) << records[2].fault;
  EXPECT_EQ(records[3].text("xm"), "王五");
  EXPECT_EQ(records[3].line, 4u);
  EXPECT_EQ(records[3].text("nothing"), "");
}

TEST(FixedWidthFiles, DoNotLetACharacterStraddleTwoFields) {
  const FixedWidth layout({{"a", 3}, {"b", 3}}, false);
  const std::vector<DropRecord> records = layout.parse(gbk("张三李\n"), GbkDecoder());
  ASSERT_EQ(records.size(), 1u);
  EXPECT_FALSE(records[0].ok);
}

TEST(FixedWidthFiles, AreRefusedWithoutTheirTrailer) {
  const FixedWidth layout({{"a", 2}});
  for (const char* file : {"", "ab\r\n", "ab\r\nT000001", "ab\r\nT000000", "T00000X1\r\n", "ab\r\nT0000001",
                           "ab\r\nT0000001\x1A", "ab\r\nT0000002\r\n", "ab\r\nab\r\nT0000001\r\n"}) {
    EXPECT_THROW(layout.parse(file, GbkDecoder()), Failure) << file;
  }
  EXPECT_EQ(layout.parse("T0000000\r\n", GbkDecoder()).size(), 0u);
}

TEST(FixedWidthFiles, ShowByTheirTrailerThatTheyAreWhole) {
  EXPECT_TRUE(FixedWidth::has_trailer("ab\r\nT0000001\r\n"));
  EXPECT_FALSE(FixedWidth::has_trailer("ab\r\nT0000001"));  // its line end is still to come
  EXPECT_FALSE(FixedWidth::has_trailer("ab\r\n"));
  EXPECT_FALSE(FixedWidth::has_trailer(""));
  EXPECT_FALSE(FixedWidth::has_trailer("\r\n"));
}

TEST(FixedWidthFiles, MayEndWithEmptyLinesAndTheEndMarkOfOldSystems) {
  const FixedWidth layout({{"a", 2}});
  for (const char* file : {"ab\r\nT0000001\r\n\r\n", "ab\r\nT0000001\r\n\x1A", "ab\nT0000001\n\n\n\x1A"}) {
    EXPECT_TRUE(FixedWidth::has_trailer(file)) << file;
    EXPECT_EQ(layout.parse(file, GbkDecoder()).size(), 1u) << file;
  }
}

TEST(PipeFiles, AreSplitAfterDecodingSinceAPipeMayBeHalfACharacter) {
  ASSERT_EQ(gbk("亅"), "\x81\x7C");
  const std::string file = gbk("司徒亅|331002190704254271|a\\b\r\n\r\n李四||\n王五|x\n") + "\xFF|x|y\n";
  const std::vector<DropRecord> records = Delimited('|', {"xm", "sfzh", "bz"}).parse(file, GbkDecoder());
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0].text("xm"), "司徒亅");
  EXPECT_EQ(records[0].text("bz"), "a\\b");
  EXPECT_TRUE(records[1].ok);
  EXPECT_EQ(records[1].text("sfzh"), "");
  EXPECT_FALSE(records[2].ok);
  EXPECT_EQ(records[2].fault, "第 4 行：应有 3 个字段，实有 2 个");
  EXPECT_FALSE(records[3].ok);
}

TEST(PipeFiles, HaveNoQuotes) {
  const std::vector<DropRecord> records = Delimited('|', {"a", "b"}).parse("\"x|y\"\n", GbkDecoder());
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].text("a"), "\"x");
}

TEST(DelimitedFiles, KeepTheirTrailerHonest) {
  const Delimited layout('|', {"a"}, true);
  EXPECT_EQ(layout.parse("x\ny\nT0000002\n", GbkDecoder()).size(), 2u);
  EXPECT_THROW(layout.parse("x\nT0000002\n", GbkDecoder()), Failure);
  EXPECT_THROW(layout.parse("x\ny\n", GbkDecoder()), Failure);
}

TEST(DelimitedFiles, HaveNeitherByteOrderMarkNorEndMarkAsContent) {
  const std::vector<DropRecord> records = Delimited(',').parse("\xEF\xBB\xBFxm,zt\r\na,1\r\n\x1A", GbkDecoder());
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(records[0].text("xm"), "a");
}

TEST(CsvFiles, WithBrokenQuotesSpoilOnlyTheirRecord) {
  const std::vector<DropRecord> records =
      Delimited(',').parse("a,b\n\"x\"y,1\nz\"z,1\n\"\",2\n\"p\"\"q\",3\nopen,\"end", GbkDecoder());
  ASSERT_EQ(records.size(), 5u);
  EXPECT_FALSE(records[0].ok);
  EXPECT_FALSE(records[1].ok);
  EXPECT_EQ(records[2].text("a"), "");
  EXPECT_TRUE(records[2].ok);
  EXPECT_EQ(records[3].text("a"), "p\"q");
  EXPECT_FALSE(records[4].ok);
  EXPECT_THROW(Delimited(',').parse("", GbkDecoder()), Failure);
}

class DropFolders : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "zq-drop-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    root = pattern;
    fs::create_directory(root / "in");
    fs::create_directory(root / "done");
  }
  void TearDown() override { fs::remove_all(root); }
  std::string in() const { return (root / "in").string(); }
  std::string done() const { return (root / "done").string(); }
  void write(const std::string& name, const std::string& bytes) const { std::ofstream(root / "in" / name) << bytes; }
  fs::path root;
};

DropRule quiet_for(int milliseconds) {
  DropRule rule;
  rule.quiet = std::chrono::milliseconds(milliseconds);
  return rule;
}

TEST_F(DropFolders, DeliverWholeFilesAndLeaveNoTemporaryOnes) {
  DropFolder folder(in(), quiet_for(0));
  folder.put("20260301.txt", "whole");
  EXPECT_EQ(folder.ready(), std::vector<std::string>{"20260301.txt"});
  EXPECT_EQ(DropFolder::read(in() + "/20260301.txt"), "whole");
  EXPECT_EQ(std::distance(fs::directory_iterator(in()), fs::directory_iterator()), 1);
}

TEST_F(DropFolders, WaitUntilAFileIsQuiet) {
  DropFolder folder(in(), quiet_for(3600 * 1000));
  write("half.txt", "ha");
  EXPECT_TRUE(folder.ready().empty());
  EXPECT_TRUE(folder.ready().empty());

  DropFolder eager(in(), quiet_for(0));
  EXPECT_EQ(eager.ready().size(), 1u);
}

TEST_F(DropFolders, BeginToWaitAgainWhenAFileGrows) {
  DropFolder folder(in(), quiet_for(300));
  write("a.txt", "1");
  EXPECT_TRUE(folder.ready().empty());
  const auto begin = std::chrono::steady_clock::now();
  auto grown = begin;
  while (folder.ready().empty()) {  // goes on growing when it would have been ready
    if (const auto now = std::chrono::steady_clock::now(); now - begin < std::chrono::milliseconds(450)) {
      std::ofstream(root / "in" / "a.txt", std::ios::app) << "more";
      grown = now;
    }
    std::this_thread::yield();
  }
  EXPECT_GE(std::chrono::steady_clock::now() - grown, std::chrono::milliseconds(300));
}

TEST_F(DropFolders, TakeACompanionAsTheSignOfAWholeFile) {
  DropRule rule;
  rule.suffix = ".txt";
  rule.companion_suffix = ".ok";
  DropFolder folder(in(), rule);
  write("a.txt", "a");
  write("b.txt", "b");
  write("b.txt.ok", "");
  write("c.dat", "c");
  write("c.dat.ok", "");
  EXPECT_EQ(folder.ready(), std::vector<std::string>{"b.txt"});
  ASSERT_TRUE(folder.claim("b.txt", done()).has_value());
  EXPECT_FALSE(fs::exists(root / "in" / "b.txt.ok"));
  folder.put("d.txt", "d");
  EXPECT_EQ(folder.ready(), std::vector<std::string>{"d.txt"});
}

TEST_F(DropFolders, GiveEachFileToOneReaderOnly) {
  const DropFolder folder(in());
  for (int i = 0; i < 100; ++i) write(std::to_string(i) + ".txt", "x");
  std::atomic<int> claimed{0};
  std::vector<std::thread> readers;
  for (int r = 0; r < 4; ++r) {
    readers.emplace_back([&] {
      for (int i = 0; i < 100; ++i) claimed += folder.claim(std::to_string(i) + ".txt", done()).has_value();
    });
  }
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(claimed, 100);
}

TEST_F(DropFolders, KeepBothWhenAFileOfTheSameNameComesTwice) {
  const DropFolder folder(in());
  write("a.txt", "first");
  EXPECT_EQ(folder.claim("a.txt", done()), done() + "/a.txt");
  write("a.txt", "second");
  const std::optional<std::string> again = folder.claim("a.txt", done());
  ASSERT_EQ(again, done() + "/a.txt.2");
  EXPECT_EQ(DropFolder::read(done() + "/a.txt"), "first");
  EXPECT_EQ(DropFolder::read(*again), "second");
  EXPECT_EQ(folder.claim("a.txt", done()), std::nullopt);
}

TEST_F(DropFolders, SayWhatIsWrongWithADirectory) {
  DropFolder nowhere((root / "nowhere").string());
  for (const auto& action : std::vector<std::function<void()>>{[&] { nowhere.ready(); }, [&] { nowhere.put("a", "b"); },
                                                               [&] { DropFolder::read("/nowhere/at/all"); }}) {
    try {
      action();
      ADD_FAILURE() << "no failure";
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.status(), ZQ_E_UNAVAILABLE);
      EXPECT_NE(failure.text().find("请核对目录"), std::string_view::npos);
    }
  }
  write("a.txt", "a");
  EXPECT_THROW(DropFolder(in()).claim("a.txt", (root / "nowhere").string()), Failure);
}

TEST_F(DropFolders, RefuseToReadBeyondTheLimit) {
  write("big.txt", std::string(1000, 'x'));
  EXPECT_THROW(DropFolder::read(in() + "/big.txt", 999), Failure);
  EXPECT_EQ(DropFolder::read(in() + "/big.txt", 1000).size(), 1000u);
}

}  // namespace
}  // namespace zq
