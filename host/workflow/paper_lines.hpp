// The lines of a paper as its verbs write them: what is empty is left out. Internal to workflow.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/document.hpp"
#include "workflow/paper.hpp"

namespace zq::workflow {

class PaperLines {
 public:
  explicit PaperLines(std::vector<PaperLine>& out) : out_(out) {}
  PaperLines& operator()(std::string_view label, std::string_view text) {
    if (!text.empty()) out_.push_back({std::string(label), std::string(text)});
    return *this;
  }
  PaperLines& operator()(std::string_view label, const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
    return (*this)(label, all);
  }
  PaperLines& operator()(std::string_view label, const std::optional<Instant>& at) {
    return (*this)(label, at ? moment_text(*at) : std::string());
  }

 private:
  std::vector<PaperLine>& out_;
};

// Inspections, typical cases, ratings, decisions on points; false: another kind, or broken.
bool read_oversight(Paper&, const Document&);

}  // namespace zq::workflow
