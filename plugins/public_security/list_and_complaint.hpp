// Rows of the office's own list (a daily file) and of its complaint service in the host's words, and back. Pure.
#pragma once
#include <string>
#include <string_view>

#include "public_security/check_reply.hpp"
#include "zq/answers.hpp"
#include "zq/complaint_words.hpp"
#include "zq/daily_files.hpp"
#include "zq/files.hpp"
#include "zq/record.hpp"
#include "zq/text.hpp"

namespace public_security {

// One page of the list file; see zq::file_page.
zq::ListPage list_page(const zq::WholeFile&, const zq::Charset&, std::string_view cursor, std::uint32_t limit);

// The words of the complaint service; a setting of the department.
inline constexpr const char* default_complaint_statuses =
    "待受理=received,受理=accepted,调查中=handling,办结=closed,不予受理=rejected";
const zq::ComplaintWords& agreed_words();  // the default
// Reads the one row of the complaint service; no row throws `when_none`.
zq::ComplaintState complaint_state(const CheckRows&, zq_status when_none, const zq::ComplaintWords& = agreed_words());
std::string complaint_xml(const zq::Record& complaint, std::string_view key);
std::string complaint_query_xml(std::string_view receipt);

}  // namespace public_security
