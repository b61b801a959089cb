// What the templates of writs (config/writs/<kind>.xml) know, and their values as they stand in the files. Internal to
// settings.
#pragma once
#include "domain/writ_template.hpp"
#include "settings/keys.hpp"

namespace zq::settings {

struct WritFile {
  std::string kind;
};
struct TemplateRow {
  std::string version, title, number;
  Date effective_from{};
};
struct TextRow {  // addressee, heading, paragraph, note
  std::string text, when, unless;
};
struct ItemsRow {
  std::string field, when, unless;
};
struct TableRow {
  std::string when, unless;
};
struct CellsRow {
  std::string label, text, when;
};
struct SignatureRow {
  std::string issuer = "{issuer}", date = "{date}", when, unless;
};

std::span<const Key<WritFile>> writ_keys();
std::span<const Key<TemplateRow>> template_keys();
std::span<const Key<TextRow>> text_keys();
std::span<const Key<ItemsRow>> items_keys();
std::span<const Key<TableRow>> table_keys();
std::span<const Key<CellsRow>> cells_keys();
std::span<const Key<SignatureRow>> signature_keys();
void append_writ_rows(std::vector<KeyRow>&);

}  // namespace zq::settings
