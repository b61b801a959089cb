#include "settings/writ_keys.hpp"

#include "settings/key_values.hpp"

namespace zq::settings {
namespace {

constexpr Limits must{0, 0, Form::words, true};

const Key<WritFile> writ_table[] = {{"kind", &WritFile::kind, {0, 0, Form::id, true}}};
const Key<TemplateRow> template_table[] = {
    {"version", &TemplateRow::version, {0, 0, Form::setting_name, true}},
    {"effective_from", &TemplateRow::effective_from, {0, 0, Form::any, true}},
    {"title", &TemplateRow::title, must},
    {"number", &TemplateRow::number},
};
const Key<TextRow> text_table[] = {
    {"text", &TextRow::text, must}, {"when", &TextRow::when}, {"unless", &TextRow::unless}};
const Key<ItemsRow> items_table[] = {
    {"field", &ItemsRow::field, {0, 0, Form::id, true}}, {"when", &ItemsRow::when}, {"unless", &ItemsRow::unless}};
const Key<TableRow> table_table[] = {{"when", &TableRow::when}, {"unless", &TableRow::unless}};
const Key<CellsRow> cells_table[] = {
    {"label", &CellsRow::label, must}, {"text", &CellsRow::text, must}, {"when", &CellsRow::when}};
const Key<SignatureRow> signature_table[] = {{"issuer", &SignatureRow::issuer},
                                             {"date", &SignatureRow::date},
                                             {"when", &SignatureRow::when},
                                             {"unless", &SignatureRow::unless}};

template <class T>
void append(std::vector<KeyRow>& rows, std::string_view element, std::span<const Key<T>> keys) {
  const T initial{};
  for (const Key<T>& key : keys)
    rows.push_back(
        {std::string(element), std::string(key.name), expected(key), text_of(key, initial), key.limits.required});
}

}  // namespace

std::span<const Key<WritFile>> writ_keys() { return writ_table; }
std::span<const Key<TemplateRow>> template_keys() { return template_table; }
std::span<const Key<TextRow>> text_keys() { return text_table; }
std::span<const Key<ItemsRow>> items_keys() { return items_table; }
std::span<const Key<TableRow>> table_keys() { return table_table; }
std::span<const Key<CellsRow>> cells_keys() { return cells_table; }
std::span<const Key<SignatureRow>> signature_keys() { return signature_table; }

void append_writ_rows(std::vector<KeyRow>& rows) {
  append(rows, "writ", writ_keys());
  append(rows, "template", template_keys());
  for (const char* element : {"addressee", "heading", "paragraph", "note"}) append(rows, element, text_keys());
  append(rows, "items", items_keys());
  append(rows, "table", table_keys());
  append(rows, "row", cells_keys());
  append(rows, "signature", signature_keys());
}

}  // namespace zq::settings
