#include "print/justify.hpp"

#include <pango/pango.h>

#include <cmath>
#include <vector>

#include "print/clean.hpp"

namespace zq::print {
namespace {

constexpr double stretch_max = 0.3;  // of the size, between two characters

// Where a line may be stretched: beside a Chinese character, or at a space; never inside a word or a number.
bool may_stretch(gunichar left, gunichar right) { return is_wide(left) || is_wide(right) || left == ' '; }

struct Cluster {
  gunichar character;
  PangoGlyphInfo* last;  // nullptr: reads from right to left, and is left alone
};

std::vector<Cluster> clusters_of(PangoLayoutLine* line, const char* text) {
  std::vector<Cluster> out;
  for (GSList* at = line->runs; at; at = at->next) {
    auto* run = static_cast<PangoGlyphItem*>(at->data);
    const bool reversed = run->item->analysis.level % 2 != 0;
    PangoGlyphItemIter part;
    for (gboolean more = pango_glyph_item_iter_init_start(&part, run, text); more;
         more = pango_glyph_item_iter_next_cluster(&part)) {
      PangoGlyphInfo* last = reversed ? nullptr : &run->glyphs->glyphs[part.end_glyph - 1];
      out.push_back({g_utf8_get_char(text + part.start_index), last});
    }
  }
  return out;
}

}  // namespace

void hold_separators(PangoLayout* layout, std::string_view text) {
  static constexpr std::string_view separator = "·";
  PangoAttrList* attributes = pango_attr_list_new();
  pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
  for (size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator, at + 1)) {
    size_t before = at;
    while (before > 0 && (static_cast<unsigned char>(text[--before]) & 0xC0) == 0x80) continue;
    PangoAttribute* held = pango_attr_allow_breaks_new(FALSE);
    held->start_index = static_cast<guint>(before);
    held->end_index = static_cast<guint>(at + separator.size());
    pango_attr_list_insert(attributes, held);
  }
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);
}

void stretch(PangoLayoutLine* line, const char* text, double width, double size) {
  PangoRectangle logical;
  pango_layout_line_get_extents(line, nullptr, &logical);
  std::vector<PangoGlyphInfo*> places;
  const auto clusters = clusters_of(line, text);
  for (size_t i = 0; i + 1 < clusters.size(); ++i)
    if (clusters[i].last && clusters[i + 1].last && may_stretch(clusters[i].character, clusters[i + 1].character))
      places.push_back(clusters[i].last);
  const int rest = static_cast<int>(std::lround(width * PANGO_SCALE)) - logical.width;
  const auto count = static_cast<int>(places.size());
  if (rest <= 0 || count == 0 || rest > stretch_max * size * PANGO_SCALE * count) return;
  for (int i = 0; i < count; ++i)  // to the last unit
    places[static_cast<size_t>(i)]->geometry.width += rest * (i + 1) / count - rest * i / count;
}

}  // namespace zq::print
