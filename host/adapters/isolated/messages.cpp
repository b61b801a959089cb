#include "adapters/isolated/messages.hpp"

#include "adapters/border.hpp"
#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/frame.hpp"

namespace zq::adapters {
namespace {

using std::chrono::milliseconds;

// A piece of an answer's records: small enough to be sent without waiting for long, large enough to be few.
constexpr size_t piece_bytes = size_t{256} * 1024;
constexpr size_t value_bytes_min = 4 + 4 + 8 + 4;

void write(Writer& out, const Record& record) {
  out.u32(static_cast<uint32_t>(record.size()));
  for (const Value& value : record) {
    out.text(value.name);
    out.u32(value.type);
    out.i64(value.number);
    out.text(value.text.reveal());
  }
}

Record read_values(Reader& in) {
  Record record(in.count(value_bytes_min));
  for (Value& value : record) {
    value.name = in.text();
    value.type = in.u32();
    value.number = in.i64();
    value.text = Private(std::string(in.text()));
  }
  return record;
}

SteadyTime steady(int64_t ns) {
  return SteadyTime(std::chrono::duration_cast<SteadyTime::duration>(std::chrono::nanoseconds(ns)));
}
int64_t nanoseconds(SteadyTime at) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

}  // namespace

std::string bytes_of(const Ready& ready) {
  const Description& d = ready.description;
  Writer out;
  out.u16(ready.version);
  for (const std::string* text : {&d.id, &d.name, &d.vendor, &d.version, &d.sdk_version, &d.sha256}) out.text(*text);
  out.u32(static_cast<uint32_t>(d.capabilities.size()));
  for (const std::string& id : d.capabilities) out.text(id);
  out.u32(d.max_concurrency);
  out.flag(d.idempotent_submit);
  out.flag(d.can_poll);
  return out.take();
}

std::optional<Ready> read_ready(std::string_view bytes) {
  Reader in(bytes);
  Ready ready;
  Description& d = ready.description;
  ready.version = in.u16();
  for (std::string* text : {&d.id, &d.name, &d.vendor, &d.version, &d.sdk_version, &d.sha256}) *text = in.text();
  d.capabilities.resize(in.count(4));
  for (std::string& id : d.capabilities) id = in.text();
  d.max_concurrency = in.u32();
  d.idempotent_submit = in.flag();
  d.can_poll = in.flag();
  if (!in.done() || d.max_concurrency < 1) return std::nullopt;
  return ready;
}

std::string bytes_of(const Error& error) {
  Writer out;
  out.u8(static_cast<uint8_t>(error.code));
  out.text(error.text);
  out.text(error.detail);
  out.u32(static_cast<uint32_t>(error.faults.size()));
  for (const Fault& fault : error.faults)
    for (const std::string* text : {&fault.path, &fault.text, &fault.expected, &fault.found}) out.text(*text);
  return out.take();
}

std::optional<Error> read_refused(std::string_view bytes) {
  Reader in(bytes);
  Error error;
  const uint8_t code = in.u8();
  if (code > static_cast<uint8_t>(ErrorCode::internal)) return std::nullopt;
  error.code = static_cast<ErrorCode>(code);
  error.text = in.text();
  error.detail = in.text();
  error.faults.resize(in.count(16));
  for (Fault& fault : error.faults)
    for (std::string* text : {&fault.path, &fault.text, &fault.expected, &fault.found}) *text = in.text();
  if (!in.done()) return std::nullopt;
  return error;
}

std::string bytes_of(const Request& request) {
  Writer out;
  out.u8(static_cast<uint8_t>(request.operation));
  out.text(request.check);
  out.text(request.handle);
  out.u32(request.limit);
  write(out, request.record);
  const workflow::Trace& trace = request.trace;
  for (const std::string* text : {&trace.request_id, &trace.case_id, &trace.matter, &trace.purpose, &trace.requester})
    out.text(*text);
  out.i64(nanoseconds(request.deadline));
  out.i64(request.now.time_since_epoch().count());
  return out.take();
}

std::optional<Request> read_request(std::string_view bytes) {
  Reader in(bytes);
  Request request;
  const uint8_t operation = in.u8();
  if (operation > static_cast<uint8_t>(Operation::withdraw_task)) return std::nullopt;
  request.operation = static_cast<Operation>(operation);
  request.check = in.text();
  request.handle = in.text();
  request.limit = in.u32();
  request.record = read_values(in);
  workflow::Trace& trace = request.trace;
  for (std::string* text : {&trace.request_id, &trace.case_id, &trace.matter, &trace.purpose, &trace.requester})
    *text = in.text();
  request.deadline = steady(in.i64());
  request.now = Instant(milliseconds(in.i64()));
  if (!in.done()) return std::nullopt;
  return request;
}

std::vector<std::string> frames_of(Reply reply, uint64_t call) {
  std::vector<std::string> frames;
  Writer piece;
  const auto send_piece = [&] {
    if (piece.size() > 0) frames.push_back(frame_bytes(FrameType::records, call, piece.take()));
    piece = Writer();
  };
  for (const Record& record : reply.records) {
    write(piece, record);
    if (piece.size() >= piece_bytes) send_piece();
  }
  send_piece();
  Writer out;
  out.u32(static_cast<uint32_t>(reply.status));
  out.text(reply.text);
  out.text(reply.broken_rule);
  out.flag(reply.crashed);
  out.u32(static_cast<uint32_t>(reply.verdict));
  out.text(reply.cursor);
  out.text(reply.token);
  out.i64(reply.poll_after.count());
  const std::string last = frame_bytes(FrameType::reply, call, out.bytes());
  if (!frames.empty() && frames.back().size() + last.size() < piece_bytes)
    frames.back() += last;  // the usual answer is one piece, and leaves in one
  else
    frames.push_back(last);
  return frames;
}

bool add_records(std::string_view bytes, const AnswerLimits& limits, size_t& cost, Reply& reply) {
  Reader in(bytes);
  while (in.fits() && !in.done()) {
    const Record record = read_values(in);
    if (!in.fits()) break;
    if (reply.records.size() >= static_cast<size_t>(limits.records_max)) {
      reply.broken_rule = "the answer has more records than answer_records_max";
      return false;
    }
    auto read = read_record(RecordView(record).abi(), limits.bytes_max - cost);
    if (!read.broken_rule.empty()) {
      reply.broken_rule = std::move(read.broken_rule);
      return false;
    }
    cost += read.bytes;
    reply.records.push_back(std::move(read.record));
  }
  return in.fits();
}

std::optional<Reply> read_reply(std::string_view bytes, Reply collected) {
  Reader in(bytes);
  Reply reply = std::move(collected);
  reply.status = static_cast<zq_status>(in.u32());
  reply.text = in.text();
  const std::string_view rule = in.text();
  if (reply.broken_rule.empty()) reply.broken_rule = rule;  // what we saw ourselves stands
  reply.crashed = in.flag();
  reply.verdict = static_cast<zq_verdict>(in.u32());
  reply.cursor = in.text();
  reply.token = in.text();
  reply.poll_after = milliseconds(in.i64());
  if (!in.done()) return std::nullopt;
  return reply;
}

std::string bytes_of(const LogLine& line) {
  Writer out;
  out.u8(line.level);
  for (const std::string* text : {&line.id, &line.request_id, &line.text}) out.text(*text);
  out.u32(static_cast<uint32_t>(line.fields.size()));
  for (const auto& [key, value] : line.fields) {
    out.text(key);
    out.text(value);
  }
  return out.take();
}

std::optional<LogLine> read_log_line(std::string_view bytes) {
  Reader in(bytes);
  LogLine line;
  line.level = in.u8();
  for (std::string* text : {&line.id, &line.request_id, &line.text}) *text = in.text();
  line.fields.resize(in.count(8));
  for (auto& [key, value] : line.fields) {
    key = in.text();
    value = in.text();
  }
  if (!in.done()) return std::nullopt;
  return line;
}

}  // namespace zq::adapters
