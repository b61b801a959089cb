// The marriage register (RC_MARRY) of one person: from rows to what they mean today. Pure.
//
// IA and IB rows are events, ordered by their date. An ID row undoes the registration it refers to. ICA and ICB rows
// hand out a certificate again: they prove a state on their own date, but their date is not that of a marriage. IC rows
// (the old program's code for both) prove nothing by themselves. Whatever contradicts itself is a doubt, and a doubt is
// for people to decide.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace civil_affairs {

enum class Act { registered, divorced, reissued, marriage_reissued, divorce_reissued, revoked, unknown };
Act read_act(std::string_view op_type);

// One row, seen from the person who is asked about. Dates YYYY-MM-DD, empty when the row has none.
struct MarriageRow {
  Act act = Act::unknown;
  std::string certificate, old_certificate;
  std::string date;
  std::string own_name;
  std::string spouse_name;
  std::string spouse_number;  // normalised; may be empty or a passport
};

enum class State {
  none,  // no row at all
  married,
  divorced,
  revoked,  // the only registration on file was revoked
  unclear,  // see doubt
};

struct MarriageHistory {
  State state = State::none;
  std::string doubt;                   // Chinese, for the officer; set exactly when state is unclear
  MarriageRow registration;            // the registration (or, by evidence only, the re-issue) the state rests on
  std::string registered_on;           // empty: only evidence is on file, so the day is not known
  std::string divorced_on;             // empty unless divorced and known
  bool married_before = false;         // an earlier marriage is on file
  bool same_spouse_before = false;     // ... to the same spouse
  bool spouse_cremated = false;        // the spouse of this registration is in HH_HUOHUA (where that was looked for)
  std::vector<std::string> own_names;  // as the rows have them, the newest first, each once
};

MarriageHistory read_history(std::vector<MarriageRow> rows);

}  // namespace civil_affairs
