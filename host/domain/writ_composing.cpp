// From a writ and its template to what stands on paper.
#include <algorithm>

#include "domain/time_words.hpp"
#include "domain/writ_template.hpp"

namespace zq {
namespace {

class Composing {
 public:
  Composing(const Writ& writ, const WritTemplate& made_with) : writ_(writ), template_(made_with) {}

  Printout printout() const {
    Printout out;
    out.title = filled(template_.title);
    out.number = number();
    out.issued_at = writ_.issued_at;
    for (const WritBlock& block : template_.blocks) {
      if (!block.when.empty() && value_of(block.when).empty()) continue;
      if (!block.unless.empty() && !value_of(block.unless).empty()) continue;
      out.blocks.push_back(made(block));
    }
    return out;
  }

  std::string number() const { return filled(template_.number); }

 private:
  std::string filled(const Pattern& pattern) const {
    return pattern.filled([this](const std::string& name) { return value_of(name); });
  }

  // Days and moments are kept as machines write them and read as people do.
  static std::string worded(const std::string& value) {
    if (const auto day = date_from_text(value)) return date_words(*day);
    if (const auto moment = moment_from_text(value)) return moment_words(*moment);
    return value;
  }

  std::string value_of(const std::string& name) const {
    if (const auto field = writ_.fields.find(name); field != writ_.fields.end()) return worded(field->second);
    if (const auto field = writ_.personal.find(name); field != writ_.personal.end()) return field->second.reveal();
    const auto declared = std::ranges::find(fields_of(writ_.kind), std::string_view(name), &WritField::name);
    if (declared != fields_of(writ_.kind).end()) return declared->personal ? std::string(erased_text) : "";
    const Date day = beijing_day(writ_.issued_at);
    if (name == "number") return std::to_string(writ_.number);
    if (name == "year") return std::to_string(static_cast<int>(day.year()));
    if (name == "date") return date_words(day);
    return name == "issuer" ? writ_.issuer : "";
  }

  Printout::Block made(const WritBlock& block) const {
    switch (block.kind) {
      case WritBlock::Kind::addressee:
        return Printout::Addressee{filled(block.text)};
      case WritBlock::Kind::heading:
        return Printout::Heading{filled(block.text)};
      case WritBlock::Kind::paragraph:
        return Printout::Paragraph{filled(block.text)};
      case WritBlock::Kind::items:
        return lines(value_of(block.field));
      case WritBlock::Kind::table:
        return table(block);
      case WritBlock::Kind::signature:
        return Printout::Signature{filled(block.text), filled(block.date)};
      case WritBlock::Kind::note:
        return Printout::Note{filled(block.text)};
    }
    return Printout::PageBreak{};
  }

  static Printout::Items lines(const std::string& text) {
    Printout::Items out;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      if (end > at) out.texts.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }

  Printout::Table table(const WritBlock& block) const {
    Printout::Table out{"", {{"", 1}, {"", 3}}, {}};
    for (const WritRow& row : block.rows)
      if (row.when.empty() || !value_of(row.when).empty()) out.rows.push_back({row.label, filled(row.text)});
    return out;
  }

  const Writ& writ_;
  const WritTemplate& template_;
};

}  // namespace

Printout compose(const Writ& writ, const WritTemplate& made_with) { return Composing(writ, made_with).printout(); }

std::string number_text(const Writ& writ, const WritTemplate& made_with) { return Composing(writ, made_with).number(); }

}  // namespace zq
