// Tables: a row is a piece; one that would fill half a page is cut between its lines.
#include <algorithm>

#include "print/clean.hpp"
#include "print/pieces.hpp"

namespace zq::print {
namespace {

constexpr Type cell_type{Face::text, 12}, head_type{Face::heading, 12};
constexpr double cell_pitch = 18, side_space = 4, row_space = 3;
constexpr size_t lines_uncut = 15, head_lines_max = 6;

struct Cell {
  std::shared_ptr<const Lines> lines;
  size_t line;
};
struct Row {
  std::vector<std::vector<Cell>> cells;  // of each column its lines
  size_t lines = 1;                      // of the longest
};

class TableComposer {
 public:
  TableComposer(Pieces& out, Canvas& canvas, const Printout::Table& table) : out_(out), canvas_(canvas), table_(table) {
    int whole = 0;
    for (const auto& column : table.columns) whole += std::max(column.width, 1);
    double x = left_margin;
    for (const auto& column : table.columns) {
      edges_.push_back(x);
      x += text_width * std::max(column.width, 1) / whole;
    }
    edges_.push_back(left_margin + text_width);
  }

  void compose() {
    if (table_.columns.empty()) return;
    head();
    for (const auto& texts : table_.rows) add(set(texts, cell_type));
  }

 private:
  Row set(const std::vector<std::string>& texts, const Type& type) {
    Row row;
    for (size_t i = 0; i < table_.columns.size(); ++i) {
      auto& cell = row.cells.emplace_back();
      for (const std::string& one : paragraphs_of(i < texts.size() ? texts[i] : "")) {
        const auto lines = canvas_.set(one, type, {.width = edges_[i + 1] - edges_[i] - 2 * side_space});
        for (size_t line = 0; line < lines->count(); ++line) cell.push_back({lines, line});
      }
      row.lines = std::max(row.lines, cell.size());
    }
    return row;
  }

  void head() {
    if (std::ranges::all_of(table_.columns, [](const auto& column) { return column.heading.empty(); })) return;
    std::vector<std::string> texts;
    for (const auto& column : table_.columns) texts.push_back(column.heading);
    Row row = set(texts, head_type);
    row.lines = std::min(row.lines, head_lines_max);
    Piece piece = part(std::make_shared<const Row>(std::move(row)), 0, std::string::npos, true);
    piece.stays_with_next = true;
    out_.push_back(piece);
    head_ = std::make_shared<const Piece>(std::move(piece));
  }

  void add(Row row) {
    const auto shared = std::make_shared<const Row>(std::move(row));
    const size_t step = shared->lines <= lines_uncut ? shared->lines : lines_uncut / 3;
    for (size_t from = 0; from < shared->lines; from += step) {
      out_.push_back(part(shared, from, step, false));
      out_.back().head = head_;
    }
  }

  // Some lines of a row, framed: above where it begins and below where it ends, or where the page does.
  Piece part(const std::shared_ptr<const Row>& row, size_t from, size_t count, bool is_head) const {
    count = std::min(count, row->lines - from);
    const bool begins = from == 0, ends = from + count == row->lines;
    const double above = begins ? row_space : 0, below = ends ? row_space : 0;
    const size_t rest = std::min(count, row->lines - from - count);
    const double next = static_cast<double>(rest) * cell_pitch + (from + count + rest == row->lines ? row_space : 0);
    const double first = top_margin + (head_ ? head_->height : 0);
    Piece piece{.height = static_cast<double>(count) * cell_pitch + above + below};
    piece.draw = [row, from, count, is_head, begins, ends, above, next, first, edges = edges_, columns = table_.columns,
                  height = piece.height](Canvas& page, double top) {
      for (size_t c = 0; c < row->cells.size(); ++c) {
        const auto& cell = row->cells[c];
        const double width = edges[c + 1] - edges[c] - 2 * side_space;
        // What is shorter than its row stands in the middle of it.
        const double down = cell.size() < count ? static_cast<double>(count - cell.size()) * cell_pitch / 2 : 0;
        for (size_t i = from; i < std::min(from + count, cell.size()); ++i) {
          const double spare = width - cell[i].lines->width(cell[i].line);
          const double shift = is_head ? spare / 2 : columns[c].is_figures ? spare : 0;
          page.show(*cell[i].lines, cell[i].line, edges[c] + side_space + shift,
                    top + above + down + static_cast<double>(i - from) * cell_pitch +
                        baseline_in(cell_pitch, cell_type.size));
        }
      }
      for (const double x : edges) page.draw({{{x, top}, {x, top + height}}, "#000000", 0.5, 0});
      const auto rule = [&](double y) { page.draw({{{edges.front(), y}, {edges.back(), y}}, "#000000", 0.5, 0}); };
      if (begins || top <= first + slack) rule(top);
      if (ends || top + height + next > top_margin + text_height + slack) rule(top + height);
    };
    return piece;
  }

  Pieces& out_;
  Canvas& canvas_;
  const Printout::Table& table_;
  std::vector<double> edges_;
  std::shared_ptr<const Piece> head_;
};

}  // namespace

void add_table(Pieces& out, Canvas& canvas, const Printout::Table& table) {
  TableComposer(out, canvas, table).compose();
}

}  // namespace zq::print
