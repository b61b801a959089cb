// What the frames say: plain values and their bytes. Readers take bytes of any origin (a worker runs a vendor's code,
// and may say anything): nothing when they do not fit wholly. Records that arrive are checked by the rules of the
// border as if the adapter had emitted them here. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/call.hpp"
#include "adapters/generation.hpp"
#include "settings/settings.hpp"

namespace zq::adapters {

// Versions of the protocol this program speaks.
constexpr uint16_t protocol_min = 2;  // 2: field tasks
constexpr uint16_t protocol_max = 2;

// What a worker is told first. Secrets travel here and nowhere else: not by argument, not by environment.
struct Hello {
  enum class Purpose : uint8_t { scan, serve };  // scan: load, look and say; create nothing
  uint16_t version_min = protocol_min, version_max = protocol_max;
  Purpose purpose = Purpose::serve;
  std::string file;                 // the staged copy
  std::string vendor;               // where it came from: its name stands in refusals
  std::string sha256;               // what it must hold
  uint32_t slots = 0;               // sockets from descriptor 4 on
  settings::Department department;  // id, settings, secrets, databases, answer limits; limits of the process
  int64_t start_deadline_ns = 0;    // CLOCK_MONOTONIC, which all processes of a machine share
  Instant now{};
};
std::string bytes_of(const Hello&);
std::optional<Hello> read_hello(std::string_view);

struct Ready {
  uint16_t version = protocol_max;
  Description description;
};
std::string bytes_of(const Ready&);
std::optional<Ready> read_ready(std::string_view);

std::string bytes_of(const Error&);
std::optional<Error> read_refused(std::string_view);

std::string bytes_of(const Request&);
std::optional<Request> read_request(std::string_view);

// An answer as frames: records in pieces, then the reply itself.
std::vector<std::string> frames_of(Reply, uint64_t call);
// Adds the records of one piece to `reply`; false when they do not fit or break a rule (then broken_rule says which).
// `bytes` counts what the answer has cost so far.
bool add_records(std::string_view, const AnswerLimits&, size_t& bytes, Reply& reply);
// The rest of the answer; the records of `collected` are its records. Nothing: bytes that do not fit.
std::optional<Reply> read_reply(std::string_view, Reply collected);

// A line of the worker's log: of the catalogue when it has an id, else the adapter's own.
struct LogLine {
  uint8_t level = 0;  // log::Level, of the adapter's own
  std::string id;
  std::string request_id, text;                             // of the adapter's own
  std::vector<std::pair<std::string, std::string>> fields;  // of the catalogue's
};
std::string bytes_of(const LogLine&);
std::optional<LogLine> read_log_line(std::string_view);

}  // namespace zq::adapters
