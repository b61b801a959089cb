// The files of the ferry: fixed width, widths in BYTES, GBK, CR LF, a trailer "T" + 7 digits; see README.md for the
// layouts. Pure but for the charset. A malformed file throws zq::Failure (ZQ_E_BAD_DATA) naming file, line and byte.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "zq/files.hpp"
#include "zq/text.hpp"

namespace public_security {

struct FerryRequest {
  std::string token, business, id_number, name, relative_id, relative_name, relation, unit, matter, time;
};
// The bytes of a request file. A character GBK lacks becomes '?' (the register looks by number); unit and matter are
// cut at their width, any other field that is too long is ZQ_E_INVALID naming it.
std::string request_file(const FerryRequest&, const zq::Charset&);

struct FerryReply {
  std::string token, business, id_number, name, outcome, value, relative_name, plate, time;
};
std::vector<FerryReply> read_reply_file(std::string_view bytes, const std::string& file_name, const zq::Charset&);

// The records of a fixed-width file. A faulty record refuses the whole file: what it said might be what was asked for.
std::vector<zq::DropRecord> read_fixed_file(std::string_view bytes, const std::string& file_name,
                                            const std::vector<zq::FixedField>&, const zq::Charset&);

}  // namespace public_security
