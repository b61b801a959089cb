// Reading writs (文书) that were issued, as they were issued: with the version of the template they bear. Thread-safe;
// reads block.
#pragma once
#include <map>
#include <string>

#include "domain/writ_template.hpp"
#include "workflow/context.hpp"
#include "workflow/current.hpp"
#include "workflow/ports.hpp"
#include "workflow/viewing.hpp"

namespace zq::workflow {

struct WritQuery {
  std::string about = {};    // id of the complaint, adjustment ...; empty: any
  std::string case_id = {};  // likewise
  std::string unit = {};     // whom they are addressed to
  std::optional<WritKind> kind = {};
};

class WritReading {
 public:
  WritReading(Store&, const Clock&, OriginOf, const Current<WritTemplates>&);

  // The unit it is addressed to, the unit that issued it and the joint office; what belongs to a verification: who has
  // opened that, instead of all of the unit; of a complaint: who may know who complains, and no barred handler. A
  // public one is everybody's. Error: not_found, also when the caller may not see it.
  Result<Writ> find(const Context&, const std::string& id);
  // Error: not_found, also when it is not public.
  Result<Writ> find_public(const std::string& id);
  // The newest first; a page may be short although there is a next one. Error: invalid_input (cursor), storage.
  Result<Page<Writ>> list(const Context&, const WritQuery&, const std::string& cursor, int limit);

  // As it stands on paper. Errors: conflict (its template's version is gone, or was changed).
  Result<Printout> printout(const Writ&) const;
  // "椒无证监〔2026〕12号"; empty when that cannot be said any more.
  std::string number(const Writ&) const;
  // For who has shown by other means that it may be read, such as a complainant by the token: no look at roles here.
  // Errors: not_found, conflict.
  Result<Printout> read(const std::string& id);

  // Writes into the journal who has read a writ that holds personal data, and in which form (规定-17). Nothing to write
  // for one that holds none.
  Task<Result<Done>> record(Context, Writ, std::string form);

 private:
  using Seen = std::map<std::string, bool>;  // cases and complaints that were looked at already
  Result<Writ> load(const std::string& id);
  Result<bool> sees(const Context&, const Writ&, Seen&);
  Result<bool> sees_case(const Context&, const CaseId&);
  Result<bool> is_circulated_to(const Writ&, const Context&);
  // 投诉-11.2a: a handler whose recusal is asked for reads nothing of the complaint; nor does the unit complained about
  // read who complains (requirements H).
  Result<bool> sees_complaint(const Context&, const std::string& about, Seen&);
  Result<Done> take_number(Writ&);

  Store& store_;
  const Clock& clock_;
  OriginOf origin_of_;
  const Current<WritTemplates>& templates_;
};

}  // namespace zq::workflow
