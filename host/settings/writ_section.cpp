// config/writs/<kind>.xml, from tree to values.
#include <algorithm>
#include <array>

#include "settings/key_values.hpp"
#include "settings/print.hpp"
#include "settings/sections.hpp"
#include "settings/value.hpp"
#include "settings/writ_keys.hpp"

namespace zq::settings {
namespace {

constexpr size_t versions_most = 100, blocks_most = 100;

class WritReader {
 public:
  WritReader(const XmlDocument& document, WritKind kind) : document_(document), reader_(document), kind_(kind) {
    for (const WritField& field : fields_of(kind)) fields_.push_back(field.name);
  }

  std::vector<WritTemplate> read(std::vector<Fault>& faults) {
    static constexpr std::array<std::string_view, 1> often = {"template"};
    const XmlElement& root = document_.root;
    WritFile file;
    reader_.attributes(root, writ_keys(), file);
    reader_.children(root, {}, often);
    if (!file.kind.empty() && file.kind != code(kind_))
      reader_.fault(at(root, "kind"), "文书种类与文件名不一致：文件名是 " + std::string(code(kind_)) + ".xml",
                    std::string(code(kind_)), file.kind);
    std::vector<WritTemplate> out;
    for (const XmlElement& child : root.children)
      if (child.name == "template") out.push_back(read_template(child));
    if (out.empty() || out.size() > versions_most)
      reader_.fault(root.at, "每种文书应有 1 到 100 个 <template>", "1–100 templates", std::to_string(out.size()));
    reader_.finish(faults);
    return out;
  }

 private:
  static size_t at(const XmlElement& element, std::string_view attribute) {
    const XmlAttribute* given = element.find(attribute);
    return given ? given->value_at : element.at;
  }

  WritTemplate read_template(const XmlElement& element) {
    static constexpr std::array<std::string_view, 7> often = {"addressee", "heading",   "paragraph", "items",
                                                              "table",     "signature", "note"};
    TemplateRow row;
    reader_.attributes(element, template_keys(), row);
    reader_.children(element, {}, often);
    WritTemplate out;
    out.kind = kind_;
    out.version = row.version;
    out.effective_from = row.effective_from;
    if (!row.version.empty()) reader_.unique(at(element, "version"), "版本", row.version);
    if (row.effective_from != Date{})
      reader_.unique(at(element, "effective_from"), "施行日期", date_text(row.effective_from));
    out.title = pattern(element, "title", row.title);
    out.number = pattern(element, "number", row.number);
    check_number(element, out.number);
    for (const XmlElement& child : element.children)
      if (WritBlock::Kind kind{}; from_code(child.name, kind)) out.blocks.push_back(read_block(child, kind));
    if (out.blocks.empty() || out.blocks.size() > blocks_most)
      reader_.fault(element.at, "模板应有 1 到 100 段内容", "1–100 blocks", std::to_string(out.blocks.size()));
    out.fingerprint = sha256(print_template(out));
    return out;
  }

  // Two writs of a year must not bear the same number.
  void check_number(const XmlElement& element, const Pattern& number) {
    const auto told_apart = [](const Pattern::Part& part) { return part.is_place && part.text != "year"; };
    if (!number.empty() && std::ranges::none_of(number.parts(), told_apart))
      reader_.fault(at(element, "number"), "文号里应有 {number}，否则每件文书的文号都相同", "{number}", "none");
  }

  WritBlock read_block(const XmlElement& element, WritBlock::Kind kind) {
    WritBlock out;
    out.kind = kind;
    if (kind == WritBlock::Kind::items) {
      ItemsRow row;
      reader_.attributes(element, items_keys(), row);
      out.field = field(element, "field", row.field);
      conditions(element, row, out);
    } else if (kind == WritBlock::Kind::signature) {
      SignatureRow row;
      reader_.attributes(element, signature_keys(), row);
      out.text = pattern(element, "issuer", row.issuer);
      out.date = pattern(element, "date", row.date);
      conditions(element, row, out);
    } else if (kind == WritBlock::Kind::table) {
      TableRow row;
      reader_.attributes(element, table_keys(), row);
      conditions(element, row, out);
      read_rows(element, out);
    } else {
      TextRow row;
      reader_.attributes(element, text_keys(), row);
      out.text = pattern(element, "text", row.text);
      conditions(element, row, out);
    }
    if (kind != WritBlock::Kind::table) reader_.children(element, {});
    return out;
  }

  void read_rows(const XmlElement& element, WritBlock& out) {
    static constexpr std::array<std::string_view, 1> often = {"row"};
    reader_.children(element, {}, often);
    for (const XmlElement& child : element.children) {
      if (child.name != "row") continue;
      CellsRow row;
      reader_.attributes(child, cells_keys(), row);
      reader_.children(child, {});
      out.rows.push_back({row.label, pattern(child, "text", row.text), field(child, "when", row.when)});
    }
    if (out.rows.empty() || out.rows.size() > blocks_most)
      reader_.fault(element.at, "表格应有 1 到 100 行 <row>", "1–100 rows", std::to_string(out.rows.size()));
  }

  template <class Row>
  void conditions(const XmlElement& element, const Row& row, WritBlock& out) {
    out.when = field(element, "when", row.when);
    out.unless = field(element, "unless", row.unless);
  }

  // The name of a field of this kind, or nothing.
  std::string field(const XmlElement& element, std::string_view attribute, const std::string& name) {
    if (!name.empty() && std::ranges::find(fields_, name) == fields_.end()) unknown(at(element, attribute), name);
    return name;
  }

  Pattern pattern(const XmlElement& element, std::string_view attribute, const std::string& text) {
    PatternFault wrong;
    const auto read = Pattern::read(text, wrong);
    if (!read) {
      reader_.fault(at(element, attribute) + wrong.at, wrong.text, wrong.expected, wrong.found);
      return {};
    }
    for (const Pattern::Part& part : read->parts()) {
      const bool known = !part.is_place || std::ranges::find(fields_, part.text) != fields_.end() ||
                         std::ranges::find(writ_words, part.text) != std::end(writ_words);
      if (!known) unknown(at(element, attribute) + part.at, part.text);
    }
    return *read;
  }

  void unknown(size_t where, const std::string& name) {
    std::vector<std::string_view> known = fields_;
    known.insert(known.end(), std::begin(writ_words), std::end(writ_words));
    const std::string_view near = nearest(name, known);
    std::string all;
    for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    reader_.fault(where,
                  std::string(chinese(kind_)) + "没有字段 " + name +
                      (near.empty() ? "" : "；是否想写 " + std::string(near) + "？"),
                  all, name);
  }

  const XmlDocument& document_;
  Reader reader_;
  WritKind kind_;
  std::vector<std::string_view> fields_;
};

}  // namespace

std::vector<WritTemplate> read_writ(const XmlDocument& document, WritKind kind, std::vector<Fault>& faults) {
  if (document.root.name == "writ") return WritReader(document, kind).read(faults);
  Reader reader(document);
  reader.fault(document.root.at, "根元素应为 <writ>", "writ", document.root.name);
  reader.finish(faults);
  return {};
}

}  // namespace zq::settings
