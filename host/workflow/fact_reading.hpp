// Reads the facts of a period from the journal and the documents, and from nothing else: who counts again gets the same
// (M-01 to M-12). Thread-safe; reads block.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/facts.hpp"
#include "domain/measures.hpp"
#include "workflow/assessment_ground.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

// scored: those alone that may give or take points, which are few; a year of them is read quickly.
enum class Wanted { all, scored };

class FactReader {
 public:
  FactReader(Store& store, AssessmentGround ground) : store_(store), ground_(std::move(ground)) {}

  // Of all units, in the order they were read: each kind of fact by time of its origin.
  // Errors: invalid_input (too many for one answer), storage, internal (a document is broken).
  Result<std::vector<Fact>> facts(const Period&, Wanted = Wanted::all) const;

 private:
  class Reading;  // one call
  Store& store_;
  const AssessmentGround ground_;
};

// What a document of these kinds counts for in the period; none: it does not. Error: internal (broken).
Result<std::vector<Fact>> facts_of(const Document&, const Period&);

}  // namespace zq::workflow
