// Comparing one declared field with what the legacy system holds, each giving one FieldVerdict of a Verification. A
// field that was not declared is left out; a value the legacy system does not hold is no_record for that field.
//
//   zq::Verification v;
//   zq::compare_name(v, "name", declared, row->trimmed(1));
//   zq::compare_text(v, "marital_status", declared, code);
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zq/answers.hpp"
#include "zq/dates.hpp"
#include "zq/failure.hpp"
#include "zq/identity.hpp"
#include "zq/names.hpp"
#include "zq/record.hpp"

namespace zq {
inline namespace sdk1 {

// What was declared in a field. No name, number, date or address is that long: ZQ_E_INVALID instead of a long search.
inline std::string_view declared_in(const Declared& declared, const std::string& field) {
  constexpr std::size_t bytes_max = 4096;
  const std::string_view said = declared.text(field);
  if (said.size() <= bytes_max) return said;
  throw Failure(ZQ_E_INVALID, "申报字段 " + field + " 过长：应不超过 " + std::to_string(bytes_max) + " 字节，实为 " +
                                  std::to_string(said.size()) + " 字节");
}

// Names as zq/names.hpp compares them; doubt becomes needs_review with its note.
inline void compare_name(Verification& v, const std::string& field, const Declared& declared, const std::string& held) {
  const std::string_view said = declared_in(declared, field);
  if (said.empty()) return;
  if (said != held && normalise_name(held).empty()) return void(v.no_record(field, "系统中没有登记这一姓名"));
  const NameComparison result = compare_names(said, held);
  switch (result.verdict) {
    case NameVerdict::equal:
      v.consistent(field, held);
      break;
    case NameVerdict::different:
      v.mismatch(field, held);
      break;
    case NameVerdict::needs_review:
      v.needs_review(field, result.note, held);
      break;
  }
}

// The same for all rows of one identity number: held has a name of each. One equal name is enough when the others may
// be the same. When some clearly differ, two people may share the number, or one has changed his name: needs review,
// and false, as for a mismatch: then the rows must not be used to say anything more.
inline bool compare_name_of_rows(Verification& v, const std::string& field, const Declared& declared,
                                 const std::vector<std::string>& held) {
  const std::string_view said = declared_in(declared, field);
  if (said.empty()) return true;
  const std::string *equal = nullptr, *alike = nullptr, *different = nullptr;
  for (const std::string& name : held) {
    const NameVerdict verdict = compare_names(said, name).verdict;
    const std::string*& kind = verdict == NameVerdict::equal          ? equal
                               : verdict == NameVerdict::needs_review ? alike
                                                                      : different;
    if (!kind) kind = &name;
  }
  if (different && (equal || alike)) {
    v.needs_review(field, "同一证件号码下登记了不同的姓名（重号或曾用名），需人工核对");
    return false;
  }
  const std::string* best = equal ? equal : alike ? alike : different;
  compare_name(v, field, declared, best ? *best : std::string());
  return !different;
}

// True when the numbers are one of 18 and one of 15 digits that agree in all but the century: upgrading takes it to be
// 19xx, which it is not for everybody.
inline bool differ_by_century(std::string_view said, std::string_view held) {
  const auto is_old = [](std::string_view n) {
    return std::count_if(n.begin(), n.end(), identity_detail::is_digit) == 15;
  };
  const auto old_form = [](const std::string& n) { return n.size() == 18 ? n.substr(0, 6) + n.substr(8, 9) : n; };
  return is_old(said) != is_old(held) && old_form(normalise_identity(said)) == old_form(normalise_identity(held));
}

// Identity numbers: 15 digits are upgraded, x is X, padding goes. A masked or damaged number needs review, and so does
// what no machine can convert: another century, or the old and the new number of a permanent resident.
inline void compare_identity(Verification& v, const std::string& field, const Declared& declared,
                             const std::string& held) {
  const std::string_view said = declared_in(declared, field);
  if (said.empty()) return;
  const std::string a = normalise_identity(said), b = normalise_identity(held);
  if (b.empty()) return void(v.no_record(field, "系统中没有登记证件号码"));
  if (a == b) return void(v.consistent(field, b));
  if (b.find_first_of("*?") != std::string::npos || (b.size() != 18 && b.size() != 15)) {
    return void(v.needs_review(field, "系统中的证件号码不完整或被遮盖，需人工核对", b));
  }
  if (differ_by_century(said, held)) return void(v.needs_review(field, "15 位号码的世纪不同，需人工核对", b));
  const auto is_old_card = [](const std::string& number) {
    return number.size() == 15 && identity_detail::is_letter(number[0]);
  };
  if ((is_old_card(a) && b[0] == '9') || (is_old_card(b) && a[0] == '9')) {
    return void(v.needs_review(field, "新旧版永久居留证号码不能换算，需人工核对", b));
  }
  v.mismatch(field, b);
}

// True when legacy text holds what systems write for a character they could not store, or is no UTF-8.
inline bool has_lost_character(std::string_view text) {
  const auto is_lost = [](char32_t c) { return names_detail::is_stand_in(c) || names_detail::is_private(c); };
  const std::optional<std::u32string> characters = names_detail::decode_utf8(text);
  return !characters || names_detail::any(*characters, is_lost);
}

// Text that must be the same but for blanks, full-width letters and separators: codes, addresses, employers. A lost
// character (? □ U+FFFD, private use) needs review.
inline void compare_text(Verification& v, const std::string& field, const Declared& declared, const std::string& held) {
  const std::string_view said = declared_in(declared, field);
  if (said.empty()) return;
  const std::string b = normalise_name(held);
  if (b.empty()) return void(v.no_record(field, "系统中没有登记这一项"));
  if (normalise_name(said) == b) return void(v.consistent(field, held));
  if (has_lost_character(b)) {
    return void(v.needs_review(field, "系统中的文字有存不下而丢失的字，需人工核对", held));
  }
  v.mismatch(field, held);
}

// Dates in any legacy form; a declared one that is none is ZQ_E_INVALID. When one side knows only the month, the same
// month needs review.
inline void compare_date(Verification& v, const std::string& field, const Declared& declared, const std::string& held) {
  const std::string_view said = declared_in(declared, field);
  if (said.empty()) return;
  const LegacyDate a = read_date(said), b = read_date(held);
  if (!a.is_day() && !a.is_month()) {
    throw Failure(ZQ_E_INVALID, "申报字段 " + field + " 应为日期 YYYY-MM-DD，且该日期存在");
  }
  if (b.precision == DatePrecision::none) return void(v.no_record(field, "系统中没有登记日期"));
  const auto add = [&](Verdict verdict, std::string note) {
    v.add({field, verdict, b.iso(), std::move(note), b.is_day() ? ZQ_T_DATE : ZQ_T_TEXT});
  };
  if (b.precision == DatePrecision::invalid) {
    add(Verdict::needs_review, "系统中的日期不是有效日期，需人工核对");
  } else if (a.precision == b.precision) {
    add(a.iso() == b.iso() ? Verdict::consistent : Verdict::mismatch, {});
  } else if (a.year_month() == b.year_month()) {
    add(Verdict::needs_review, "一方只登记到月份，月份相同，需人工核对");
  } else {
    add(Verdict::mismatch, {});
  }
}

}  // namespace sdk1
}  // namespace zq
