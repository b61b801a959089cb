// Expected failures as values: Error says what to do, Result carries a value or an Error.
// Exceptions stop at the border of the library that throws them; nothing in domain or workflow throws.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace zq {

// Mapped to HTTP in one place (http/problem.cpp) by a switch without default: a new code does not compile until mapped.
enum class ErrorCode {
  invalid_input,         // the caller's data is wrong; faults say where
  unauthenticated,       // nobody known is asking
  forbidden,             // known, but not allowed
  not_found,             // no such thing
  not_in_list,           // 规定-6.1b: the proof is not in the published list, so it may not be asked for
  query_first,           // 规定-10.2a: what the sharing platform can answer is queried, not asked for
  entry_stopped,         // 规定-6.3: the entry's basis has fallen
  use_sharing,           // 规定-3.2a: it can be verified over the network
  no_ground,             // 规定-12.1, 规定-13.1: nothing on file that allows this step
  no_purpose,            // 规定-17.1: a look at personal data without a live case, its matter and its purpose
  must_accept,           // 规定-16.1: volunteered material may not be refused
  excluded_domain,       // 规定-8.1: no commitments in this domain
  excluded,              // 规定-8.4a: the applicant may not use commitments
  no_route,              // 调整-4.3: an entry whose method needs a department to ask, and none is named that is there
  re_review,             // 调整-4.2: the text has changed since it was reviewed
  not_authorised,        // 规定-13.2a: no letter of authorisation covers this
  conflict,              // the thing has moved on; read it again
  idempotency_mismatch,  // the same Idempotency-Key with another body
  in_progress,           // the same Idempotency-Key is being handled right now
  too_large,             // body, field or page beyond its limit
  too_many,              // queue or rate limit reached; try again later
  department_off,        // the office has switched this department off
  unavailable,           // the legacy system or the department's adapter does not answer
  deadline,              // time ran out
  bad_answer,            // the legacy system or adapter answered with something that breaks its own format
  storage,               // the store cannot record now; nothing was accepted
  internal,              // a bug
};

// One fault in what was given: where (a/b/0 path, or file:line:column), what was expected, what was found.
struct Fault {
  std::string path;
  std::string text;      // Chinese sentence for people
  std::string expected;  // short, machine-readable where possible
  std::string found;     // never personal data: describe it ("18 characters, wrong check digit")
  friend bool operator==(const Fault&, const Fault&) = default;
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string text;         // Chinese, for the caller; no personal data, no internals
  std::string detail = {};  // for the log only
  std::vector<Fault> faults = {};
  std::string basis = {};  // the article it rests on ("规定-6.1b"), when there is one
};

// Success without a value.
struct Done {
  friend bool operator==(const Done&, const Done&) = default;
};

// A value or an Error. Ask ok() first: value() on an error (or error() on a value) is a bug and throws
// bad_variant_access.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const noexcept { return content_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }
  T& value() & { return std::get<0>(content_); }
  const T& value() const& { return std::get<0>(content_); }
  T&& value() && { return std::get<0>(std::move(content_)); }
  Error& error() & { return std::get<1>(content_); }
  const Error& error() const& { return std::get<1>(content_); }
  Error&& error() && { return std::get<1>(std::move(content_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::get<0>(std::move(content_)); }

 private:
  std::variant<T, Error> content_;
};

}  // namespace zq
