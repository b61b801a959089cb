// Shapes of batches of verifications.
#include "http/api_schemas.hpp"

namespace zq::http::schemas {
namespace {

const Schema text = text_of("文字", 0, 2000);
const Schema moment = time_of("北京时间");
const Schema count = integer_of("行数", 0, 2147483647);
const Schema counts = map_of(count, "各状态或结论的行数", 50, R"({"concluded":98})");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema state_word =
    word_of("状态：登记中、核查中、已暂停、已完成、已取消", {"filling", "running", "paused", "finished", "cancelled"});

}  // namespace

const Schema& open_batch() {
  static const Schema s = object_of("OpenBatch", "登记批量核查",
                                    {{"name", in_place(text_of("名称", 1, 100, R"("2026 年度低保复核")"))},
                                     {"purpose", in_place(text_of("用途", 1, 200, R"("低保年度复核")"))},
                                     {"operator", in_place(text_of("经办人", 1, 50, R"("王五")"))}},
                                    R"({"name":"2026 年度低保复核","purpose":"低保年度复核","operator":"王五"})");
  return s;
}

const Schema& batch() {
  static const Schema s = object_of("Batch", "批量核查",
                                    {{"id", &text},
                                     {"name", &text},
                                     {"purpose", &text},
                                     {"state", &state_word},
                                     {"state_text", &text},
                                     {"rows", &count},
                                     {"done", &count},
                                     {"refused", &count},
                                     {"by_state", &counts},
                                     {"by_verdict", &counts},
                                     {"opened_at", &moment},
                                     {"updated_at", &moment},
                                     {"finished_at", &moment, false}});
  return s;
}

const Schema& batch_page() {
  static const Schema items = array_of(batch(), "批量核查", 200);
  static const Schema s = object_of("BatchPage", "一页批量核查", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& batch_question() {
  static const Schema person =
      object_of("BatchApplicant", "被核查人",
                {{"name", in_place(text_of("姓名", 1, 100))}, {"id_number", in_place(text_of("公民身份号码", 1, 32))}});
  static const Schema declared = map_of(*in_place(text_of("申报内容", 0, 400)), "申报的各项内容", 32, "{}");
  static const Schema s = object_of(
      "BatchQuestion", "批量核查的一行",
      {{"entry", in_place(text_of("清单事项编号", 1, 64))}, {"applicant", &person}, {"declared", &declared, false}});
  return s;
}

const Schema& batch_row_page() {
  static const Schema row = object_of("BatchRow", "批量核查一行的结果",
                                      {{"row", &count},
                                       {"entry", &text},
                                       {"state", in_place(text_of("waiting、refused 或核查的状态", 1, 40))},
                                       {"verification", &text, false},
                                       {"verdict", &text, false},
                                       {"failure", &text, false},
                                       {"done_at", &moment, false}});
  static const Schema items = array_of(row, "逐行结果", 200);
  static const Schema s = object_of("BatchRowPage", "一页结果", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

}  // namespace zq::http::schemas
