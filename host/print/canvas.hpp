// The pages of a PDF: type is set into lines and drawn, one page after the other; all that is known of Pango and Cairo
// stands behind it. Points; the origin is the upper left corner of the page. Internal to print. One thread at a time;
// any number of them side by side.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "domain/types.hpp"
#include "print/chart_plan.hpp"

namespace zq::print {

inline constexpr double page_width = 595.276, page_height = 841.89;

enum class Face {
  text,     // 仿宋
  title,    // 小标宋
  heading,  // 黑体
};
struct Type {
  Face face = Face::text;
  double size = 15.75;
};

struct Setting {
  double width = -1;  // lines are no wider; negative: one line
  double indent = 0;  // of the first line
  bool justified = false;
};

// Text set into lines; lives as long as somebody holds it, the canvas included.
class Lines {
 public:
  virtual ~Lines() = default;
  virtual size_t count() const = 0;
  virtual double width(size_t line) const = 0;  // with its indent
};

class Canvas {
 public:
  // `title` and `issued_at` go into the document's own data.
  static Result<std::unique_ptr<Canvas>> begin(std::string_view title, Instant issued_at);
  virtual ~Canvas() = default;

  // One paragraph of clean text. A character that no font has is remembered and refused by finish().
  virtual std::shared_ptr<const Lines> set(std::string_view text, const Type&, const Setting&) = 0;
  virtual void show(const Lines&, size_t line, double x, double baseline) = 0;
  virtual void fill(const Rectangle&) = 0;
  virtual void draw(const Stroke&) = 0;
  virtual void next_page() = 0;
  // The document; nothing may follow. Errors: unavailable, internal.
  virtual Result<std::string> finish() = 0;
};

}  // namespace zq::print
