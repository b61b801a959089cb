// A document as people read it: its state and its lines, in Chinese, without personal data. What every verb about
// papers, commitments and violations answers with.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/document.hpp"

namespace zq::workflow {

struct PaperLine {
  std::string label, text;
};
struct Paper {
  DocumentKind kind = DocumentKind::supplement;
  std::string id;
  CaseId case_id;
  std::string state, state_text;
  std::string text;  // what the applicant or the unit is told, to be handed over; empty: nothing
  Instant at{};
  std::optional<Instant> due_at, closed_at;
  std::vector<PaperLine> lines;
  std::string writ;  // id of the writ that was issued with it (writs.hpp); empty: none
};

// Nothing: not a kind that is read this way, or broken.
std::optional<Paper> paper_of(const Document&);

}  // namespace zq::workflow
