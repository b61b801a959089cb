// Who sees a case that is not theirs (requirements H): the authority of its sector (规定-22.1), and the service centre
// for what is handled inside it (规定-5.3). They see its progress, nothing of what was found.
#pragma once
#include <optional>
#include <string>

#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

bool follows(const Context&, const Case&);
bool follows_others(const Context&);  // has a role that sees cases of others at all
void hide_findings(Case&);
// Cases the caller follows, the newest first; a page may be short although there is a next one.
Result<Page<Case>> cases_followed(Store&, const Context&, std::optional<CaseState>, const std::string& cursor,
                                  int limit);

}  // namespace zq::workflow
