// Shapes of what the worker has given up.
#include "http/api_schemas.hpp"
#include "workflow/store_port.hpp"

namespace zq::http::schemas {

const Schema& work_kind() {
  static const Schema s = word_of("后台工作的种类", workflow::work_kind_codes());
  return s;
}

const Schema& parked_work_page() {
  static const Schema text = text_of("文字", 0, 2000);
  static const Schema moment = time_of("北京时间");
  static const Schema one = object_of("ParkedWork", "一项搁置的工作",
                                      {{"id", &text},
                                       {"kind", &work_kind()},
                                       {"kind_text", &text},
                                       {"subject", &text},
                                       {"attempts", in_place(integer_of("试过的次数", 0, 1000000))},
                                       {"parked_at", &moment},
                                       {"failure", in_place(text_of("最后一次失败的原因，供技术人员查看", 0, 4000))}});
  static const Schema items = array_of(one, "搁置的工作", 200);
  static const Schema s = object_of("ParkedWorkPage", "一页搁置的工作",
                                    {{"items", &items}, {"next", in_place(text_of("下一页的 cursor", 1, 200)), false}});
  return s;
}

const Schema& resume_work() {
  static const Schema s =
      object_of("ResumeWork", "恢复一类搁置的工作", {{"kind", &work_kind()}}, R"({"kind":"push_task"})");
  return s;
}

}  // namespace zq::http::schemas
