#include "text/charset.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <vector>

#include "support/tables.hpp"

namespace zq {
namespace {

using test::from_hex;
using test::read_data;

TEST(Decoding, AgreesWithEveryRowOfTheAgreedTable) {
  for (const auto& row : nlohmann::json::parse(read_data("gbk-agreed.json"))) {
    const std::string hex = row["hex"], name = row["encoding"];
    const Result<std::string> decoded = decode_text(*encoding_named(name), from_hex(hex));
    ASSERT_TRUE(decoded.ok()) << hex << ": " << decoded.error().text;
    EXPECT_EQ(*decoded, row["text"].get<std::string>()) << hex;
  }
}

TEST(Decoding, RefusesEveryInvalidRowAndKeepsTheByteAfterIt) {
  for (const auto& row : nlohmann::json::parse(read_data("gbk-invalid.json"))) {
    const std::string bytes = from_hex(row["hex"]), name = row["encoding"];
    BadBytes bad;
    ASSERT_FALSE(decode_text(*encoding_named(name), bytes, &bad).ok()) << row["hex"];
    if (!row.contains("after")) continue;
    const std::string after = from_hex(row["after"]), rest = bytes.substr(bad.offset + bad.length);
    EXPECT_EQ(rest.substr(0, after.size()), after) << row["hex"];
    EXPECT_TRUE(decode_text(*encoding_named(name), rest).ok()) << row["hex"];
  }
}

struct Fault {
  Encoding encoding;
  std::string hex;
  std::size_t offset, length;
};

TEST(Decoding, NamesTheExactPlaceOfTheFirstFault) {
  const std::vector<Fault> faults = {
      {Encoding::gbk, "80", 0, 1},               // no euro sign in GBK
      {Encoding::gb18030, "ff", 0, 1},           // never a lead byte
      {Encoding::gb18030, "41d5c5ff", 3, 1},     // after whole characters
      {Encoding::gb18030, "d5c5b7", 2, 1},       // cut in the middle of a character
      {Encoding::gb18030, "41813081", 1, 1},     // cut in the middle of four bytes
      {Encoding::gb18030, "8130ff30", 0, 1},     // the third byte cannot be
      {Encoding::gb18030, "41e3329a36", 1, 4},   // four bytes beyond U+10FFFF
      {Encoding::gb2312, "d5c5b727c8fd", 2, 1},  // a lead byte and an apostrophe
      {Encoding::cp936, "d5c580ff", 3, 1},       // 0x80 is the euro sign there
      {Encoding::utf8, "e5bca0c080", 3, 1},      // overlong
      {Encoding::utf8, "eda080", 0, 1},          // surrogate
      {Encoding::utf8, "e5bc", 0, 1},            // cut
      {Encoding::utf8, "41f4908080", 1, 1},      // beyond U+10FFFF
  };
  for (const Fault& fault : faults) {
    BadBytes bad;
    const Result<std::string> decoded = decode_text(fault.encoding, from_hex(fault.hex), &bad);
    ASSERT_FALSE(decoded.ok()) << fault.hex;
    EXPECT_EQ(decoded.error().code, ErrorCode::bad_answer) << fault.hex;
    EXPECT_EQ(bad.offset, fault.offset) << fault.hex;
    EXPECT_EQ(bad.length, fault.length) << fault.hex;
  }
}

TEST(Decoding, ReadsWhatCallsItselfGb2312AsGb18030) {
  EXPECT_EQ(*decode_text(Encoding::gb2312, "\xA1\xA4"), "·");
  EXPECT_EQ(*decode_text(Encoding::gb2312, "\xA1\xAA"), "—");
  EXPECT_EQ(*decode_text(Encoding::gb2312, "\xE9\x46"), "镕");
  EXPECT_EQ(*decode_text(Encoding::gbk, "\xFE\x9F"), "䶮");
}

TEST(Decoding, ReadsTheFourByteCodesOfTheEditionOf2005) {
  EXPECT_EQ(*decode_text(Encoding::gb18030, from_hex("d5c582359037d5c5")), "张龴张");
  EXPECT_EQ(*decode_text(Encoding::gb18030, from_hex("fe59")), "龴") << "the code of today";
  EXPECT_EQ(*decode_text(Encoding::gb18030, from_hex("8431823684318335")), "\uFE10\uFE19");
}

// Every position of the four-byte area: a character of its own, or refused as a whole.
TEST(Decoding, OfFourBytesFollowsTheStandardEverywhere) {
  const auto code = [](std::uint32_t n) {
    std::string bytes;
    for (const std::uint32_t byte : {0x81 + n / 12600, 0x30 + n / 1260 % 10, 0x81 + n / 10 % 126, 0x30 + n % 10}) {
      bytes += static_cast<char>(byte);
    }
    return bytes;
  };
  std::set<std::string> seen;
  for (std::uint32_t n = 0; n < 39420; ++n) {
    const Result<std::string> text = decode_text(Encoding::gb18030, code(n));
    ASSERT_TRUE(text.ok()) << n;
    EXPECT_TRUE(seen.insert(*text).second) << n;
  }
  BadBytes bad;
  for (const std::uint32_t n : {39420u, 50000u, 188999u, 189000u + 0x100000u}) {
    EXPECT_FALSE(decode_text(Encoding::gb18030, code(n), &bad).ok()) << n;
    EXPECT_EQ(bad.length, 4u);
  }
  for (std::uint32_t c = 0x10000; c <= 0x10FFFF; c += 97) {
    const std::string text = *decode_text(Encoding::gb18030, code(189000 + c - 0x10000));
    const std::uint32_t read = (text[0] & 7u) << 18 | (text[1] & 63u) << 12 | (text[2] & 63u) << 6 | (text[3] & 63u);
    EXPECT_EQ(read, c);
  }
}

TEST(Decoding, KnowsTheEuroSignOfCp936) { EXPECT_EQ(*decode_text(Encoding::cp936, "\x80\xD5\xC5"), "€张"); }

TEST(Decoding, HandlesTextsLongerThanItsBlock) {
  std::string bytes, text;
  for (int i = 0; i < 5000; ++i) bytes += "\xD5\xC5", text += "张";
  EXPECT_EQ(*decode_text(Encoding::gbk, bytes), text);
  BadBytes bad;
  EXPECT_FALSE(decode_text(Encoding::gbk, bytes + "\xFF", &bad).ok());
  EXPECT_EQ(bad.offset, 10000u);
}

TEST(Encoding, WritesWhatDecodingReads) {
  for (const auto& row : nlohmann::json::parse(read_data("gbk-agreed.json"))) {
    if (row["encoding"] != "gb18030") continue;
    EXPECT_EQ(*encode_text(Encoding::gb18030, row["text"].get<std::string>()), from_hex(row["hex"])) << row["hex"];
  }
}

struct Unencodable {
  Encoding encoding;
  std::string text;
  std::size_t offset;
};

TEST(Encoding, RefusesCharactersTheCharsetLacksAtTheirPlace) {
  const std::vector<Unencodable> rows = {
      {Encoding::gbk, "张䶮", 3},       // four bytes in GB18030, private use in old GBK fonts
      {Encoding::gbk, "A𠮷", 1},        // beyond the BMP
      {Encoding::gbk, "价€", 3},        // the converter would write 0x80
      {Encoding::gb2312, "朱镕基", 3},  // GBK, but not GB 2312
      {Encoding::gb2312, "a张𠮷镕", 4},  {Encoding::gb2312, "ⅰ", 0}, {Encoding::gb18030, "张\xFF", 3},  // no UTF-8
      {Encoding::utf8, "张\xC0\x80", 3},
  };
  for (const Unencodable& row : rows) {
    BadBytes bad;
    EXPECT_FALSE(encode_text(row.encoding, row.text, &bad).ok()) << row.text;
    EXPECT_EQ(bad.offset, row.offset) << row.text;
  }
}

TEST(Encoding, WritesTheSeparatorAndTheDashAsGb2312SystemsDo) {
  EXPECT_EQ(*encode_text(Encoding::gb2312, "买·—"), "\xC2\xF2\xA1\xA4\xA1\xAA");
  EXPECT_EQ(*encode_text(Encoding::cp936, "€"), "\x80");
}

TEST(EncodingNames, AreKnownInTheFormsSystemsUse) {
  EXPECT_EQ(encoding_named("gb2312"), Encoding::gb2312);
  EXPECT_EQ(encoding_named("GB_2312-80"), Encoding::gb2312);
  EXPECT_EQ(encoding_named("Windows-936"), Encoding::cp936);
  EXPECT_EQ(encoding_named("utf-8"), Encoding::utf8);
  EXPECT_EQ(encoding_named("BIG5"), std::nullopt);
  EXPECT_EQ(encoding_named(""), std::nullopt);
}

TEST(Errors, HoldNoPartOfTheText) {
  const Result<std::string> decoded = decode_text(Encoding::gbk, "\xD5\xC5\xC8\xFD\xFF");
  ASSERT_FALSE(decoded.ok());
  EXPECT_EQ(decoded.error().text.find("张"), std::string::npos);
  EXPECT_NE(decoded.error().text.find("第 5 个字节"), std::string::npos);
}

TEST(Threads, ConvertSideBySide) {
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&wrong] {
      for (int i = 0; i < 500; ++i) {
        if (*decode_text(Encoding::gbk, "\xD5\xC5") != "张") ++wrong;
        if (*encode_text(Encoding::gbk, "张") != "\xD5\xC5") ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace zq
