// The writs of a verification: what its letters, supplements and commitments are told in. Pure.
#pragma once
#include <string>

#include "domain/commitment.hpp"
#include "domain/letter.hpp"
#include "domain/papers.hpp"
#include "domain/writ.hpp"

namespace zq::workflow {

Writ writ_of(const Letter&, const std::string& to_name);                      // 协助核查函
Writ writ_of(const Supplement&, const Case&, const std::string& department);  // 一次性补充材料告知书
Writ writ_of(const Commitment&);                                              // 承诺书; signed
Writ writ_of(const RectificationOrder&, const Commitment&, const std::string& finding);  // 责令限期整改通知书
Writ writ_of(const Exclusion&, const CaseId&);  // 不适用书面承诺方式决定书

}  // namespace zq::workflow
