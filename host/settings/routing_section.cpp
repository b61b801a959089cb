// config/routing/field_tasks.xml, from tree to values.
#include <algorithm>
#include <array>
#include <map>

#include "settings/key_values.hpp"
#include "settings/routing_keys.hpp"
#include "settings/sections.hpp"
#include "settings/value.hpp"

namespace zq::settings {
namespace {

constexpr std::string_view platforms_text = "综治工作、市场监管、综合执法、便民服务";
constexpr std::string_view answers_text = "yes_no, text, photo";
constexpr size_t questions_most = 50;

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::optional<StreetPlatform> platform_from(std::string_view zh) {
  for (const auto one :
       {StreetPlatform::governance, StreetPlatform::market, StreetPlatform::enforcement, StreetPlatform::service})
    if (chinese(one) == zh) return one;
  return std::nullopt;
}

// Where the value of an attribute stands, or the element when it has none.
size_t at(const XmlElement& element, std::string_view attribute) {
  const XmlAttribute* given = element.find(attribute);
  return given ? given->value_at : element.at;
}

class RoutingReader {
 public:
  RoutingReader(const XmlDocument& document, const std::vector<Department>& departments)
      : reader_(document), departments_(departments) {}

  FieldRouting read(const XmlElement& root, std::vector<Fault>& faults) {
    static constexpr std::array<std::string_view, 4> often = {"street", "type", "entry", "exception"};
    RoutingFile file;
    reader_.attributes(root, routing_keys(), file);
    reader_.children(root, {}, often);
    routing_.file = reader_.label();
    routing_.callback_url = file.callback_url;
    routing_.level = file.level;
    routing_.collect = file.collect;
    for (const XmlElement& child : root.children) {
      if (child.name == "street") read_street(child);
      if (child.name == "type") read_type(child);
    }
    for (const XmlElement& child : root.children) {  // after the types they name
      if (child.name == "entry") read_entry(child);
      if (child.name == "exception") read_exception(child);
    }
    if (routing_.streets.empty()) reader_.fault(root.at, "没有写明任何镇（街道）", "<street area=\"…\" …/>", "nothing");
    reader_.finish(faults);
    return std::move(routing_);
  }

 private:
  void check_connector(const XmlElement& element, const std::string& id) {
    if (id.empty() || std::ranges::any_of(departments_, [&](const auto& known) { return known.id.value == id; }))
      return;
    reader_.fault(at(element, "connector"), "没有这个接口部门的配置文件：departments/" + id + ".xml",
                  "a configured department", id);
  }

  void read_street(const XmlElement& element) {
    StreetRow row;
    reader_.attributes(element, street_keys(), row);
    reader_.children(element, {});
    if (!row.area.empty() && (row.area.size() != 9 || !area_code_from(row.area + "000")))
      reader_.fault(at(element, "area"),
                    "镇（街道）的区划代码应为 9 位数字：6 位县级加 3 位镇（街道），不能省略末尾的零", "9 digits",
                    row.area);
    if (!row.area.empty()) reader_.unique(at(element, "area"), "镇（街道）区划代码", row.area);
    check_connector(element, row.connector.value);
    routing_.streets.push_back({row.area, row.name, row.unit, row.connector});
  }

  void read_type(const XmlElement& element) {
    static constexpr std::array<std::string_view, 1> often = {"question"};
    TypeRow row;
    reader_.attributes(element, type_keys(), row);
    reader_.children(element, {}, often);
    if (!row.name.empty()) reader_.unique(at(element, "name"), "问题类型", row.name);
    QuestionType type{row.name, platform_of(element, row.platform), row.full_number, {}};
    for (const XmlElement& child : element.children)
      if (child.name == "question") read_question(child, type);
    if (type.questions.empty() || type.questions.size() > questions_most)
      reader_.fault(element.at, "每类问题应有 1 到 50 个 <question>", "1–50 questions",
                    std::to_string(type.questions.size()));
    routing_.types.push_back(std::move(type));
  }

  StreetPlatform platform_of(const XmlElement& element, const std::string& word) {
    const auto platform = platform_from(word);
    if (!platform)
      reader_.fault(at(element, "platform"), "平台应为" + std::string(platforms_text) + "之一",
                    std::string(platforms_text), word);
    return platform.value_or(StreetPlatform::service);
  }

  void read_question(const XmlElement& element, QuestionType& type) {
    QuestionRow row;
    reader_.attributes(element, question_keys(), row);
    reader_.children(element, {});
    const auto answer = field_answer_kind_from_code(row.answer);
    if (!answer)
      reader_.fault(at(element, "answer"), "回答方式应为 " + std::string(answers_text) + " 之一",
                    std::string(answers_text), row.answer);
    if (!row.code.empty()) reader_.unique(at(element, "code"), "问题编号", row.code);
    type.questions.push_back({row.code, row.text, answer.value_or(FieldAnswerKind::text)});
  }

  void check_types(const XmlElement& element, std::string_view attribute, const std::vector<std::string>& names) {
    for (const std::string& name : names)
      if (!routing_.type_of(name))
        reader_.fault(at(element, attribute), "没有这类问题：" + name + "；请先用 <type> 写明", "a <type>", name);
  }

  void read_entry(const XmlElement& element) {
    EntryRow row;
    reader_.attributes(element, entry_keys(), row);
    reader_.children(element, {});
    if (!row.id.empty()) reader_.unique(at(element, "id"), "清单事项", row.id);
    EntryTypes entry{EntryId{row.id}, words_of(row.types)};
    check_types(element, "types", entry.types);
    routing_.entries.push_back(std::move(entry));
  }

  void read_exception(const XmlElement& element) {
    ExceptionRow row;
    reader_.attributes(element, exception_keys(), row);
    reader_.children(element, {});
    reader_.unique(element.at, "同一网格、区划和问题类型的例外", row.grid + " " + row.area + " " + row.type);
    if (row.grid.empty() && row.area.empty() && row.type.empty())
      reader_.fault(element.at, "例外至少写 grid、area、type 之一", "grid, area or type", "nothing");
    if (row.platform.empty() && row.unit.empty() && row.connector.empty())
      reader_.fault(element.at, "例外至少写 platform、unit、connector 之一", "platform, unit or connector", "nothing");
    const std::string whole = row.area.size() == 9 ? row.area + "000" : row.area;
    if (!row.area.empty() && !area_code_from(whole))
      reader_.fault(at(element, "area"), "区划代码应为 9 位或 12 位数字", "9 or 12 digits", row.area);
    if (!row.unit.empty() && !is_id(row.unit))
      reader_.fault(at(element, "unit"), "编号只用小写字母、数字和下划线，以字母开头", "[a-z][a-z0-9_]*", row.unit);
    if (!row.type.empty()) check_types(element, "type", {row.type});
    check_connector(element, row.connector);
    RouteException one{row.grid, row.area, row.type, std::nullopt, row.unit, row.connector};
    if (!row.platform.empty()) one.platform = platform_of(element, row.platform);
    routing_.exceptions.push_back(std::move(one));
  }

  Reader reader_;
  const std::vector<Department>& departments_;
  FieldRouting routing_;
};

}  // namespace

FieldRouting read_routing(const XmlDocument& document, const std::vector<Department>& departments,
                          std::vector<Fault>& faults) {
  if (document.root.name != "field_routing") {
    Reader reader(document);
    reader.fault(document.root.at, "根元素应为 <field_routing>", "field_routing", document.root.name);
    reader.finish(faults);
    return {};
  }
  return RoutingReader(document, departments).read(document.root, faults);
}

}  // namespace zq::settings
