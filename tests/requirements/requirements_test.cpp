// The rows of the seven regulations (rows.tsv) against the tests: an enforced row must be named, by its exact id, in
// some test source. Recorded and measured rows that nobody names are told, and no failure.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace zq::requirements {
namespace {

namespace fs = std::filesystem;

struct Row {
  std::string id, document, klass, part, reason;
};

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Row> all_rows() {
  std::istringstream lines(content_of(ZQ_SOURCE_DIR "/tests/requirements/rows.tsv"));
  std::vector<Row> rows;
  std::string line;
  std::getline(lines, line);  // headings
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    Row row;
    for (std::string* cell : {&row.id, &row.document, &row.klass, &row.part, &row.reason})
      std::getline(cells, *cell, '\t');
    rows.push_back(std::move(row));
  }
  return rows;
}

// Every *.cpp under tests/ but this folder's.
const std::vector<std::string>& test_sources() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> texts;
    for (const auto& entry : fs::recursive_directory_iterator(ZQ_SOURCE_DIR "/tests"))
      if (entry.path().extension() == ".cpp" && entry.path().parent_path().filename() != "requirements")
        texts.push_back(content_of(entry.path()));
    return texts;
  }();
  return all;
}

// "R-规定-11.2c" is in "R-规定-11.2c、R-核查-6.2a" and not in "R-规定-11.2cd" or "R-规定-11.2c.1".
bool names(const std::string& text, const std::string& id) {
  for (size_t at = text.find(id); at != std::string::npos; at = text.find(id, at + 1)) {
    const size_t end = at + id.size();
    const auto alnum = [&](size_t i) { return i < text.size() && std::isalnum(static_cast<unsigned char>(text[i])); };
    if (!alnum(end) && !(end < text.size() && text[end] == '.' && alnum(end + 1))) return true;
  }
  return false;
}

bool is_named(const Row& row) {
  return std::ranges::any_of(test_sources(), [&](const std::string& text) { return names(text, row.id); });
}

TEST(Rows, AreThoseOfTheRegulationsEachOnce) {
  std::set<std::string> ids;
  std::map<std::string, int> classes;
  for (const Row& row : all_rows()) {
    EXPECT_TRUE(ids.insert(row.id).second) << row.id;
    EXPECT_TRUE(row.id.starts_with("R-" + row.document + "-")) << row.id;
    EXPECT_TRUE(row.part == "verification" || row.part == "list_and_complaints") << row.id << ": " << row.part;
    EXPECT_FALSE(row.reason.empty()) << row.id;
    ++classes[row.klass];
  }
  EXPECT_EQ(classes, (std::map<std::string, int>{{"E", 119}, {"R", 54}, {"M", 16}, {"O", 26}}));
}

TEST(Rows, AreFoundByTheirExactId) {
  EXPECT_TRUE(names("// R-规定-11.2c、R-核查-6.2a", "R-规定-11.2c"));
  EXPECT_TRUE(names("x R-规定-9.1.", "R-规定-9.1"));
  EXPECT_TRUE(names("R-规定-11.2cd R-规定-11.2c", "R-规定-11.2c"));
  EXPECT_FALSE(names("R-规定-11.2cd", "R-规定-11.2c"));
  EXPECT_FALSE(names("R-规定-2.10", "R-规定-2.1"));
  EXPECT_FALSE(names("R-规定-2.1.3", "R-规定-2.1"));
  EXPECT_FALSE(names("规定-2.1", "R-规定-2.1"));
}

TEST(Rows, ThatAreEnforcedHaveATest) {
  for (const Row& row : all_rows()) {
    if (row.klass != "E") continue;
    EXPECT_TRUE(is_named(row)) << "no test names the enforced row " << row.id << " (" << row.reason << ")";
  }
}

TEST(Rows, ThatAreRecordedOrMeasuredAreToldWhenNoTestNamesThem) {
  for (const Row& row : all_rows())
    if ((row.klass == "R" || row.klass == "M") && !is_named(row))
      std::cout << "[  WARNING ] no test names the row " << row.id << " (" << row.klass << ")\n";
}

}  // namespace
}  // namespace zq::requirements
