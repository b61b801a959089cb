// What the comparison of two answers finds, and that no value ever stands in it.
#include "adapters/shadow_compare.hpp"

#include <gtest/gtest.h>

namespace zq::adapters {
namespace {

Value text(const std::string& name, const std::string& value) { return {name, ZQ_T_TEXT, 0, Private(value)}; }
Value whole(const std::string& name, int64_t value) { return {name, ZQ_T_INT, value, {}}; }

Record says(const std::string& field, int64_t verdict, const std::string& found = "", const std::string& note = "") {
  Record record{text("field", field), whole("verdict", verdict)};
  if (!found.empty()) record.push_back(text("found", found));
  if (!note.empty()) record.push_back(text("note", note));
  return record;
}

Request verify() {
  Request request;
  request.operation = Operation::verify;
  request.record = {text("name", "王示例"), text("marital_status", "20")};
  return request;
}

Reply answered(zq_verdict verdict, std::vector<Record> records) {
  Reply reply;
  reply.status = ZQ_OK;
  reply.verdict = verdict;
  reply.records = std::move(records);
  return reply;
}

Reply failed_with(zq_status status, const std::string& text = "") {
  Reply reply;
  reply.status = status;
  reply.text = text;
  return reply;
}

std::string found(const Request& request, const Reply& live, const Reply& shadow) {
  std::string all;
  for (const Difference& one : compare_replies(request, live, shadow))
    all += (all.empty() ? "" : " ") + one.field + "=" + one.kind;
  return all;
}

TEST(ShadowCompare, EqualAnswersDifferInNothingWhateverTheirOrder) {
  EXPECT_EQ(found(verify(), answered(1, {says("name", 1), says("marital_status", 1, "20")}),
                  answered(1, {says("marital_status", 1, "20"), says("name", 1)})),
            "");
  EXPECT_EQ(found(verify(), failed_with(ZQ_E_UNAVAILABLE, "a"), failed_with(ZQ_E_UNAVAILABLE, "b")), "")
      << "texts for the operator may differ";
}

TEST(ShadowCompare, NamesFieldsAndKindsOfDifference) {
  const Reply live = answered(1, {says("name", 1), says("marital_status", 1, "20", "已婚")});
  EXPECT_EQ(found(verify(), live, answered(2, {says("name", 1), says("marital_status", 2, "10", "未婚")})),
            "=verdict marital_status=field_found marital_status=field_note marital_status=field_verdict");
  EXPECT_EQ(found(verify(), live, answered(1, {says("marital_status", 1, "20", "已婚")})), "name=field_missing");
  EXPECT_EQ(found(verify(), live, answered(1, {says("name", 1), says("marital_status", 1)})),
            "marital_status=field_found marital_status=field_note");
}

TEST(ShadowCompare, NamesThatNobodyAskedForAreNotRepeated) {
  const Reply live = answered(1, {says("name", 1)});
  EXPECT_EQ(found(verify(), live, answered(1, {says("name", 1), says("331099199001010012", 1)})),
            "(unasked)=field_extra");
  Request list;
  list.operation = Operation::list;
  EXPECT_EQ(found(list, answered(0, {{text("code", "1")}}), answered(0, {{text("code", "1"), text("王示例", "x")}})),
            "(other)=value");
}

TEST(ShadowCompare, StatusesAreComparedFirst) {
  EXPECT_EQ(found(verify(), answered(1, {}), failed_with(ZQ_E_UNAVAILABLE)), "=status:ok/unavailable");
  EXPECT_EQ(found(verify(), failed_with(ZQ_PENDING), answered(1, {})), "=status:pending/ok");
  EXPECT_EQ(found(verify(), answered(1, {}), failed_with(99)), "=status:ok/internal");
  Reply crashed = failed_with(ZQ_E_INTERNAL);
  crashed.crashed = true;
  EXPECT_EQ(found(verify(), answered(1, {}), crashed), "=broken");
  Reply broken = answered(1, {});
  broken.broken_rule = "verdict 9, expected 1 to 4";
  EXPECT_EQ(found(verify(), answered(1, {}), broken), "=broken");
}

TEST(ShadowCompare, RowsOfAListAreComparedByTheirPlace) {
  Request list;
  list.operation = Operation::list;
  const Reply live = answered(0, {{text("code", "1"), text("matter", "a")}, {text("code", "2")}});
  EXPECT_EQ(found(list, live, live), "");
  EXPECT_EQ(found(list, live, answered(0, {{text("code", "1"), text("matter", "b")}})), "=rows matter=value");
  Reply more = live;
  more.cursor = "next";
  EXPECT_EQ(found(list, live, more), "=cursor");
}

TEST(ShadowCompare, ManyRowsWithTheSameDifferenceAreOneDifference) {
  Request list;
  list.operation = Operation::list;
  std::vector<Record> ours, theirs;
  for (int n = 0; n < 50; ++n) {
    ours.push_back({text("method", "信息共享")});
    theirs.push_back({text("method", "书面承诺")});
  }
  EXPECT_EQ(found(list, answered(0, ours), answered(0, theirs)), "method=value");
}

}  // namespace
}  // namespace zq::adapters
