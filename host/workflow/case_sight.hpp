// Who sees how much of a case (requirements H), by domain/visibility.hpp on what the case itself was opened with: the
// authority of its sector (规定-22.1), the service centre (规定-5.3) and the joint office (规定-5.1) follow its progress;
// what was found and decided is not theirs to read.
#pragma once
#include <optional>
#include <string>

#include "domain/visibility.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

Viewer viewer_of(const Context&);
Origin origin_of(const Case&);
void hide_substance(Case&);
// Whole for the caller whose case it is, without substance for whoever follows it; nothing: not to be seen.
std::optional<Case> seen_by(const Context&, Case);

bool follows_others(const Context&);  // has a role that sees cases of others at all
// Cases the caller follows, the newest first; a page may be short although there is a next one.
Result<Page<Case>> cases_followed(Store&, const Context&, std::optional<CaseState>, const std::string& cursor,
                                  int limit);

}  // namespace zq::workflow
