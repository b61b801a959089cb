#include "http/framing.hpp"

#include <algorithm>

#include "http/characters.hpp"

namespace zq::http {

Framer::State Framer::state() const noexcept {
  switch (step_) {
    case Step::head:
      return State::head;
    case Step::complete:
      return State::complete;
    case Step::fault:
      return State::fault;
    default:
      return State::body;
  }
}

void Framer::refuse(FramingFault fault) {
  fault_ = fault;
  step_ = Step::fault;
}

Request Framer::take() {
  Request done = std::move(request_);
  *this = Framer(*limits_);
  return done;
}

size_t Framer::feed(std::string_view bytes) {
  size_t used = 0;
  while (used < bytes.size() && step_ != Step::complete && step_ != Step::fault) {
    const std::string_view rest = bytes.substr(used);
    started_ = true;
    switch (step_) {
      case Step::head:
        used += feed_head(rest);
        break;
      case Step::fixed_body:
        used += feed_fixed(rest);
        break;
      case Step::chunk_size:
        used += feed_chunk_size(rest);
        break;
      case Step::chunk_data:
        used += feed_chunk_data(rest);
        break;
      case Step::chunk_end:
        used += feed_line_end(rest, FramingFault::chunk, Step::chunk_size);
        break;
      case Step::last_end:
        used += feed_line_end(rest, FramingFault::trailer, Step::complete);
        break;
      case Step::complete:
      case Step::fault:
        break;
    }
  }
  return used;
}

// Looks at every byte once, so that garbage is refused when it arrives and not when the header time is over.
size_t Framer::feed_head(std::string_view bytes) {
  const size_t line_max = limits_->target_bytes_max + 32;
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (after_cr_ && c != '\n') return refuse(FramingFault::bare_line_feed), i;
    if (c == '\n') {
      if (!after_cr_) return refuse(FramingFault::bare_line_feed), i;
      after_cr_ = false;
      if (line_empty_) {
        request_.head_.append(bytes.substr(0, i + 1));
        const FramingFault fault = end_of_head();
        if (fault != FramingFault::none) refuse(fault);
        return i + 1;
      }
      line_empty_ = true;
      ++lines_;
    } else if (c == '\r') {
      after_cr_ = true;
    } else if ((c < 0x20 && c != '\t') || c == 0x7f) {
      return refuse(FramingFault::control_character), i;
    } else {
      line_empty_ = false;
    }
    const size_t size = request_.head_.size() + i + 1;
    if (lines_ == 0 && size > line_max) return refuse(FramingFault::target_too_long), i;
    if (size >= limits_->header_bytes_max) return refuse(FramingFault::header_too_large), i;
  }
  request_.head_.append(bytes);
  return bytes.size();
}

FramingFault Framer::end_of_head() {
  std::string_view head = request_.head_;
  if (head.size() == 2) {
    // One empty line before a request is left over by clients that end a body with one too many (RFC 9112, 2.2).
    if (skipped_empty_line_) return FramingFault::request_line;
    skipped_empty_line_ = true;
    started_ = false;
    request_.head_.clear();
    return FramingFault::none;
  }
  size_t at = 0;
  for (bool first = true; at + 2 < head.size(); first = false) {
    const size_t end = head.find("\r\n", at);
    const std::string_view line = head.substr(at, end - at);
    const FramingFault fault = first ? read_request_line(line) : read_field(line);
    if (fault != FramingFault::none) return fault;
    at = end + 2;
  }
  return read_fields_that_matter();
}

size_t Framer::feed_fixed(std::string_view bytes) {
  const size_t n = static_cast<size_t>(std::min<uint64_t>(remaining_, bytes.size()));
  request_.body.append(bytes.substr(0, n));
  wants_continue_ = false;
  remaining_ -= n;
  if (remaining_ == 0) step_ = Step::complete;
  return n;
}

// Hexadecimal digits and CRLF, nothing else: extensions of chunks have no use here and hide differences between
// readers.
size_t Framer::feed_chunk_size(std::string_view bytes) {
  wants_continue_ = false;
  size_t i = 0;
  for (; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (after_cr_) {
      after_cr_ = false;
      if (c != '\n') return refuse(FramingFault::chunk), i;
      digits_ = 0;
      step_ = remaining_ == 0 ? Step::last_end : Step::chunk_data;
      return i + 1;
    }
    if (c == '\r' && digits_ > 0) {
      after_cr_ = true;
      continue;
    }
    const int digit = hex_digit(c);
    if (digit < 0 || ++digits_ > 8) return refuse(FramingFault::chunk), i;
    remaining_ = remaining_ * 16 + static_cast<uint64_t>(digit);
    const FramingFault size = check_body_size(request_.body.size() + remaining_);
    if (size != FramingFault::none) return refuse(size), i;
  }
  return i;
}

size_t Framer::feed_chunk_data(std::string_view bytes) {
  const size_t n = static_cast<size_t>(std::min<uint64_t>(remaining_, bytes.size()));
  request_.body.append(bytes.substr(0, n));
  remaining_ -= n;
  if (remaining_ == 0) step_ = Step::chunk_end;
  return n;
}

size_t Framer::feed_line_end(std::string_view bytes, FramingFault when_other, Step next) {
  if (bytes.front() != (after_cr_ ? '\n' : '\r')) return refuse(when_other), 0;
  if (after_cr_) step_ = next;
  after_cr_ = !after_cr_;
  return 1;
}

}  // namespace zq::http
