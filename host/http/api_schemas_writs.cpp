#include "http/api_schemas_writs.hpp"

#include "domain/writ.hpp"

namespace zq::http::schemas {
namespace {

const Schema id = text_of("编号", 1, 64);
const Schema short_text = text_of("文字", 0, 400);
const Schema flag = boolean_of("是或否");
const Schema moment = time_of("北京时间");
const Schema next_cursor = text_of("下一页的 cursor；没有此字段即为最后一页", 1, 200);
const Schema value = text_of("内容", 0, 100000);
const Schema fields = map_of(value, "填入模板的内容；个人信息只在打印的文书里", 50, R"({"unit_name":"区民政局"})");

std::vector<std::string_view> kinds() {
  std::vector<std::string_view> out;
  for (const WritKind kind : all_writ_kinds()) out.push_back(code(kind));
  return out;
}

}  // namespace

const Schema& writ_kind() {
  static const Schema s = word_of("文书种类", kinds());
  return s;
}

const Schema& writ_id() {
  static const Schema s = text_of("文书的编号", 1, 128);
  return s;
}

const Schema& writ_form() {
  static const Schema s = word_of("形式；不填为网页", {"html", "pdf"});
  return s;
}

const Schema& writ() {
  static const Schema s = object_of("Writ", "文书",
                                    {{"id", &id},
                                     {"kind", &writ_kind()},
                                     {"kind_text", &short_text},
                                     {"number", in_place(text_of("文号", 1, 400)), false},
                                     {"about", &id, false},
                                     {"verification", &id, false},
                                     {"unit", &id, false},
                                     {"issuer", &short_text},
                                     {"issued_at", &moment},
                                     {"is_public", &flag},
                                     {"template_version", &short_text},
                                     {"html", in_place(text_of("网页的路径", 1, 200))},
                                     {"pdf", in_place(text_of("PDF 的路径", 1, 200))},
                                     {"fields", &fields, false}});
  return s;
}

const Schema& writ_page() {
  static const Schema items = array_of(writ(), "文书", 200);
  static const Schema s = object_of("WritPage", "一页文书", {{"items", &items}, {"next", &next_cursor, false}});
  return s;
}

const Schema& writ_about() {
  static const Schema s = text_of("所涉事项的编号：投诉举报、清单调整、协助核查函等", 1, 64);
  return s;
}
const Schema& writ_case() {
  static const Schema s = text_of("核查事项的编号", 1, 64);
  return s;
}
const Schema& writ_unit() {
  static const Schema s = text_of("收文单位的编号", 1, 64, R"("civil_affairs")");
  return s;
}

}  // namespace zq::http::schemas
