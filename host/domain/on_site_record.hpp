// On-site record (上门、实地核查记录, 规定-13.1): who went, when, where, whom they asked and what they found; the row
// of ledger L-04. Pure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/field_task.hpp"
#include "domain/verification.hpp"

namespace zq {

struct OnSiteRecord {
  std::string id;  // "XC20261126-…"
  CaseId case_id;
  std::string letter, task;           // ids; empty: not by letter, not by a street's task
  std::string unit;                   // whose officers went
  CallerId owner;                     // of the handling department
  std::vector<std::string> officers;  // two are recommended
  std::optional<Instant> at{};        // of the visit, as told; nothing: not said
  bool day_only = false;
  Private place;
  Private persons_asked;
  Private finding;
  FieldConclusion conclusion = FieldConclusion::unverifiable;
  std::vector<FieldAnswer> answers;
  std::vector<std::string> photos;  // references
  std::string signature;            // reference; empty: none
  Instant recorded_at{};
  int version = 0;
};

}  // namespace zq
