#include "http/common_shapes.hpp"

namespace zq::http::schemas::common {

const Schema id = text_of("编号", 1, 100);
const Schema short_text = text_of("文字", 0, 400);
const Schema sentence = lines_of("中文说明", 0, 8000);
const Schema words = lines_of("说明", 1, 4000);
const Schema moment = time_of("北京时间");
const Schema date = date_of("日期", R"("2026-11-23")");
const Schema person = text_of("经办人", 1, 50, R"("经办人01")");
const Schema unit = text_of("单位的编号或者名称", 1, 100, R"("civil_affairs")");
const Schema flag = boolean_of("是或否");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);

}  // namespace zq::http::schemas::common
