// Rows of the office's own list (a daily file) and of its complaint service in the host's words, and back. Pure.
#pragma once
#include <string>
#include <string_view>

#include "public_security/check_reply.hpp"
#include "zq/answers.hpp"
#include "zq/daily_files.hpp"
#include "zq/files.hpp"
#include "zq/record.hpp"
#include "zq/text.hpp"

namespace public_security {

// One page of the list file; see zq::file_page.
zq::ListPage list_page(const zq::WholeFile&, const zq::Charset&, std::string_view cursor, std::uint32_t limit);

// Reads the one row of the complaint service; no row throws `when_none`.
zq::ComplaintState complaint_state(const CheckRows&, zq_status when_none);
std::string complaint_xml(const zq::Record& complaint, std::string_view key);
std::string complaint_query_xml(std::string_view receipt);

}  // namespace public_security
