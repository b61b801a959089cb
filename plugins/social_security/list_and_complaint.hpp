// Rows of the office's own list and of its complaint book in the host's words, and back. Pure.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "social_security/answer.hpp"
#include "zq/answers.hpp"
#include "zq/record.hpp"

namespace social_security {

zq::ListRow list_row(const Row&);

// Where a page of the list begins; as text "page:size". A faulty text throws zq::Failure (ZQ_E_INVALID).
struct ListPosition {
  std::size_t page = 1, size = 100;
};
ListPosition read_position(std::string_view cursor, std::uint32_t limit);
// Throws zq::Failure (ZQ_E_BAD_DATA) when the page holds fewer or more rows than its place and the total ask for.
void require_whole_page(const ListPosition&, const Answer&);
// The cursor of the next page; empty when this was the last.
std::string next_position(const ListPosition&, std::size_t total);

zq::ComplaintState complaint_state(const Row&);
// The arguments of submitComplaint. key: the host's idempotency key, the system's external number.
std::vector<std::pair<std::string, std::string>> complaint_arguments(const zq::Record& complaint, std::string_view key);

}  // namespace social_security
