#include "settings/key_values.hpp"
#include "settings/print.hpp"
#include "settings/writ_keys.hpp"
#include "settings/xml.hpp"

namespace zq::settings {
namespace {

template <class T>
std::string attributes(std::span<const Key<T>> keys, const T& object) {
  std::string out;
  for (const Key<T>& key : keys)
    if (const std::string value = text_of(key, object); !value.empty())
      out += ' ' + std::string(key.name) + "=\"" + escaped_attribute(value) + '"';
  return out;
}

std::string attributes_of(const WritBlock& block) {
  switch (block.kind) {
    case WritBlock::Kind::items:
      return attributes(items_keys(), ItemsRow{block.field, block.when, block.unless});
    case WritBlock::Kind::table:
      return attributes(table_keys(), TableRow{block.when, block.unless});
    case WritBlock::Kind::signature:
      // Empty ones are written: nothing stands there, which is not the default.
      return " issuer=\"" + escaped_attribute(block.text.source()) + "\" date=\"" +
             escaped_attribute(block.date.source()) + '"' +
             attributes(signature_keys().subspan(2), SignatureRow{"", "", block.when, block.unless});
    case WritBlock::Kind::addressee:
    case WritBlock::Kind::heading:
    case WritBlock::Kind::paragraph:
    case WritBlock::Kind::note:
      return attributes(text_keys(), TextRow{block.text.source(), block.when, block.unless});
  }
  return "";
}

}  // namespace

std::string print_template(const WritTemplate& one) {
  const TemplateRow row{one.version, one.title.source(), one.number.source(), one.effective_from};
  std::string out = "  <template" + attributes(template_keys(), row) + ">\n";
  for (const WritBlock& block : one.blocks) {
    const std::string name(code(block.kind));
    out += "    <" + name + attributes_of(block) + (block.rows.empty() ? "/>\n" : ">\n");
    for (const WritRow& cells : block.rows)
      out += "      <row" + attributes(cells_keys(), CellsRow{cells.label, cells.text.source(), cells.when}) + "/>\n";
    if (!block.rows.empty()) out += "    </" + name + ">\n";
  }
  return out + "  </template>\n";
}

std::string print_writ(const WritTemplates& templates, WritKind kind) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<writ kind=\"" + std::string(code(kind)) + "\">\n";
  for (const WritTemplate& one : templates.all())
    if (one.kind == kind) out += print_template(one);
  return out + "</writ>\n";
}

}  // namespace zq::settings
