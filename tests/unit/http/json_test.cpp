#include "http/json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace zq::http {
namespace {

std::string fault_of(std::string_view text, int depth = 8) {
  const auto value = parse_json(text, depth);
  if (value.ok()) return "accepted";
  EXPECT_EQ(value.error().faults.size(), 1u);
  return value.error().faults.front().text;
}

TEST(Json, ADocumentBecomesAValue) {
  const auto v =
      parse_json(R"({"a":"文","n":-3,"big":18446744073709551615,"f":1.5,"t":true,"z":null,"list":[1,{"x":[]}]})", 8);
  ASSERT_TRUE(v.ok());
  EXPECT_EQ(v->text_of("a"), "文");
  EXPECT_EQ(v->integer_of("n"), -3);
  EXPECT_EQ(v->find("big")->kind, Value::Kind::number);
  EXPECT_EQ(v->find("f")->number, 1.5);
  EXPECT_EQ(v->boolean_of("t"), true);
  EXPECT_EQ(v->find("z")->kind, Value::Kind::null);
  EXPECT_EQ(v->find("list")->items[1].find("x")->kind, Value::Kind::array);
  EXPECT_EQ(v->find("none"), nullptr);
}

TEST(Json, AnIntegerMayBeWrittenAsAnyNumberThatIsOne) {
  const auto v = parse_json(R"({"a":5.0,"b":5e2,"c":-0.0,"d":1e17,"e":5.5})", 8);
  ASSERT_TRUE(v.ok());
  EXPECT_EQ(v->integer_of("a"), 5);
  EXPECT_EQ(v->integer_of("b"), 500);
  EXPECT_EQ(v->integer_of("c"), 0);
  EXPECT_EQ(v->find("d")->kind, Value::Kind::number) << "a double of that size does not name one integer";
  EXPECT_EQ(v->find("e")->kind, Value::Kind::number);
  EXPECT_EQ(fault_of("1e400"), "数字过大（第 5 字节处）");
}

TEST(Json, NestingIsRefusedBeyondTheLimitAndNotBefore) {
  const auto nested = [](size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  EXPECT_EQ(fault_of(nested(8)), "accepted");
  EXPECT_EQ(fault_of(nested(9)), "嵌套过深");
  EXPECT_EQ(fault_of(std::string(500000, '[')), "嵌套过深");
  EXPECT_EQ(fault_of(R"({"a":{"a":{"a":{}}}})", 3), "嵌套过深");
}

TEST(Json, RepeatedNamesAreRefusedAlsoWhenWrittenDifferently) {
  EXPECT_EQ(fault_of(R"({"a":1,"a":2})"), "同一对象中有重复的字段名");
  EXPECT_EQ(fault_of(R"({"a":1,"\u0061":2})"), "同一对象中有重复的字段名");
  EXPECT_EQ(fault_of(R"({"a":{"b":1},"c":{"b":2}})"), "accepted");
}

TEST(Json, WhatIsNotUtf8SaysAtWhichByte) {
  EXPECT_EQ(fault_of("{\"a\":\"\xb3\xc9\"}"), "不是合法的 UTF-8（第 7 字节处）");
  EXPECT_EQ(fault_of("\"\xed\xa0\x80\""), "不是合法的 UTF-8（第 2 字节处）");  // a surrogate
  EXPECT_EQ(fault_of("\"\xc0\xaf\""), "不是合法的 UTF-8（第 2 字节处）");      // overlong
}

TEST(Json, SyntaxErrorsNameThePlaceAndNeverTheText) {
  for (const std::string text :
       {"", "{", "{\"name\":\"张三\"", "{\"name\":张三}", "[1,]", "1 2", "{'a':1}", "nul", "\"\\ud800\"", "NaN"}) {
    const std::string fault = fault_of(text);
    EXPECT_NE(fault, "accepted") << text;
    EXPECT_EQ(fault.find("张"), std::string::npos) << fault;
  }
}

TEST(Json, FloodsOfMembersAndValuesAreRefused) {
  std::string members = "{", values = "[";
  for (int i = 0; i < 300; ++i) members += (i ? ",\"" : "\"") + std::to_string(i) + "\":0";
  for (int i = 0; i < 30000; ++i) values += i ? ",0" : "0";
  EXPECT_EQ(fault_of(members + "}"), "同一对象中字段过多");
  EXPECT_EQ(fault_of(values + "]"), "内容过多");
}

TEST(Json, TheWriterEscapesAndPutsCommas) {
  Writer w;
  w.begin_object().member("a", "\"\\\n\x01\x7f核").key("b").begin_array().number(1).number(-2).boolean(true).null();
  w.end_array().key("c").begin_object().end_object().member("d,", "").end_object();
  const std::string out = w.take();
  EXPECT_EQ(out, "{\"a\":\"\\\"\\\\\\n\\u0001\\u007f核\",\"b\":[1,-2,true,null],\"c\":{},\"d,\":\"\"}");
  EXPECT_EQ(nlohmann::json::parse(out)["a"], "\"\\\n\x01\x7f核");
}

TEST(Json, ARottenTextFromADepartmentStillGivesValidJson) {
  Writer w;
  w.text("好\xb3\xc9\xed\xa0\x80!");
  EXPECT_EQ(nlohmann::json::parse(w.take()), "好\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD!");
}

}  // namespace
}  // namespace zq::http
