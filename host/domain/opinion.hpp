// Opinion (公众意见): what anybody says about an adjustment while it is shown (调整-10), or about an entry of the list
// at any time (调整-12.1). Anonymous; never deleted. One that holds personal data or abuse is held back from the
// public, with the reason. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/result.hpp"
#include "domain/types.hpp"

namespace zq {

enum class OpinionAbout { adjustment, entry };
std::string_view code(OpinionAbout);
std::string_view chinese(OpinionAbout);
bool from_code(std::string_view, OpinionAbout&);

enum class Disposition { adopted, refused };
std::string_view code(Disposition);
std::string_view chinese(Disposition);
bool from_code(std::string_view, Disposition&);

struct Opinion {
  std::string id;  // "YJ20261126-…"
  OpinionAbout about = OpinionAbout::adjustment;
  std::string subject;  // id of the adjustment or the entry
  std::string unit;     // inbox of the handling department; empty: not known
  Private text;
  std::string held, held_by;  // why it is held back; empty: shown
  std::optional<Instant> held_at;
  std::optional<Disposition> disposition;
  std::string reason, disposed_by;
  std::optional<Instant> disposed_at;
  Instant received_at{};
  int version = 0;
  bool is_shown() const { return held.empty(); }
};

// 调整-10.2a: a refusal says why. Errors: invalid_input, conflict (it is answered already).
Result<Done> dispose(Opinion&, Disposition, const std::string& reason, const std::string& by, Instant now);

// What kind of personal data a text holds, Chinese ("公民身份号码"): identity numbers, telephone numbers; also with
// blanks or hyphens inside and in full-width digits. Empty: none that is found by its form.
std::string_view personal_data_in(std::string_view utf8);

}  // namespace zq
