// What the social insurance system holds on a person, as rows of AAC/AAE fields (LD/T 92 and local extensions). Pure.
// Empty when the system has never heard of the person.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "population.hpp"

namespace zq::sample::social {

using Row = std::vector<std::pair<std::string, std::string>>;
using Rows = std::vector<Row>;

Rows person_rows(const Population&, Index);
Rows insured_rows(const Population&, Index);
// One row a month, insurance and payment; a wrong payment is reversed (CXBZ 1) by a row of its own, never changed.
Rows payment_rows(const Population&, Index, const std::string& type, int from, int until);
Rows pension_rows(const Population&, Index);
Rows employment_rows(const Population&, Index);
// The office's own list of cancelled proofs.
Rows proof_list_rows();

// A person who changed the pooling area has an older number as well: `older` rows are filed under it.
std::string personal_number(const Population&, Index, bool older = false);
// AAC001, AAC002 (CHAR(20)) and AAC003, with which every row begins.
Row row_head(const Population&, Index, bool older = false);
// This system's own code for an insurance type: 111 for the self-employed among 110.
std::string local_type(const Population&, Index, const std::string& type);

}  // namespace zq::sample::social
