// Rows of the office's own list and of its complaint book in the host's words, and back. Pure.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "social_security/answer.hpp"
#include "zq/answers.hpp"
#include "zq/complaint_words.hpp"
#include "zq/record.hpp"

namespace social_security {

zq::ListRow list_row(const Row&);

// SLZT of this system; a setting of the department.
inline constexpr const char* default_complaint_statuses = "01=received,02=accepted,03=handling,04=closed,05=rejected";
const zq::ComplaintWords& agreed_words();  // the default
zq::ComplaintState complaint_state(const Row&, const zq::ComplaintWords& = agreed_words());
// The arguments of submitComplaint. key: the host's idempotency key, the system's external number.
std::vector<std::pair<std::string, std::string>> complaint_arguments(const zq::Record& complaint, std::string_view key);

}  // namespace social_security
