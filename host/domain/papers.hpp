// Papers of a case: what the applicant was asked to supply (补充材料, 规定-12), what they handed in by themselves
// (主动提供材料, 规定-16), and their letter of authorisation (查询委托书, 规定-13.2). Rows of the ledgers L-02, L-03,
// L-11. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ruleset.hpp"
#include "domain/verification.hpp"

namespace zq {

// 规定-12.1: the only two.
enum class SupplementGround { cannot_obtain, mismatch };
std::string_view code(SupplementGround);
std::string_view chinese(SupplementGround);
bool from_code(std::string_view, SupplementGround&);

struct SupplementItem {
  std::string name;       // of the declared field it is about; empty: of none
  std::string what;       // what is to be supplied
  Private value;          // what was supplied; it prevails (规定-12.1b)
  std::string file_hash;  // SHA-256 of the paper
};

struct Supplement {
  std::string id;  // "BC20261126-…"
  CaseId case_id;
  CallerId owner;
  Private applicant_name;
  SupplementGround ground = SupplementGround::mismatch;
  std::vector<std::string> evidence;   // "machine", or ids of letters and on-site records
  std::vector<std::string> differing;  // fields found to differ
  std::string on_site_skipped;  // 核查-7.3: why no on-site check came first; empty: there was one, or none was due
  std::vector<SupplementItem> items;  // one-off and complete
  std::string asked_by, supplied_to, kept_where;
  Instant asked_at{};
  std::optional<Instant> supplied_at;
  int version = 0;
};

// Why this case may not ask the applicant for this (规定-12.1, C-09, C-18); nothing: it may. `visited`: an on-site
// check is on file.
struct SupplementOrder {
  SupplementGround ground = SupplementGround::mismatch;
  std::vector<SupplementItem> items;
  std::string on_site_skipped, operator_name;
};
std::optional<Error> refusal(const SupplementOrder&, const Case&, bool visited, const SupplementRules& = {});
// Names of the fields that were found to differ.
std::vector<std::string> differing_fields(const Case&);

struct Volunteered {
  std::string id;  // "ZD20261126-…"
  CaseId case_id;
  CallerId owner;
  Private applicant_name;
  std::string material, motive;
  std::vector<Method> methods;  // of the entry
  std::string file_hash, received_by;
  bool not_requested = false;  // the applicant confirms that nobody asked for it
  bool accepted = true;
  std::string refusal_reason;  // C-27: only for entries of other methods
  Instant received_at{};
  int version = 0;
};
// 规定-16.1, C-27.
std::optional<Error> refusal(const Volunteered&, const Entry&, const VolunteeredRules& = {});

enum class AuthorisationState { valid, revoked };
std::string_view code(AuthorisationState);
std::string_view chinese(AuthorisationState);
bool from_code(std::string_view, AuthorisationState&);

struct AuthorisationUse {
  Instant at{};
  std::string institution, scope, by;
  std::string result;   // reference of what it gave; empty when refused
  std::string refusal;  // why the institution refused (规定-13.2b)
};

struct Authorisation {
  std::string id;  // "WT20261126-…"
  CaseId case_id;
  CallerId owner;
  Private applicant_name;
  std::vector<std::string> institutions;
  std::vector<std::string> scopes;  // what may be asked: "存款余额"
  Date from{}, until{};             // both days included
  std::string signature;            // reference of the signed letter
  std::string file_hash;
  std::string taken_by;
  AuthorisationState state = AuthorisationState::valid;
  std::vector<AuthorisationUse> uses;
  Instant signed_at{};
  std::optional<Instant> revoked_at;
  int version = 0;
};
// Why it does not cover this use; nothing: it does (规定-13.2a).
std::optional<Error> refusal(const Authorisation&, std::string_view institution, std::string_view scope, Date today);

}  // namespace zq
