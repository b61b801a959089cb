// Opinions of the public on adjustments and entries of the list (调整-10, 12.1): taken from anybody, looked through,
// answered; nothing is deleted. Verbs fill the caller's unit. Thread-safe; reads the store.
#pragma once
#include <string>

#include "domain/opinion.hpp"
#include "workflow/adjustments.hpp"

namespace zq::workflow {

class PublicOpinions {
 public:
  explicit PublicOpinions(AdjustmentTools tools) : tools_(std::move(tools)) {}

  // From whoever sends it. One with an identity or telephone number in it is held back by itself. Errors: not_found,
  // conflict (the adjustment is closed), invalid_input (empty, too long).
  Result<Opinion> give_on_adjustment(Unit&, const Context&, const std::string& adjustment, Private text, Instant now);
  Result<Opinion> give_on_entry(Unit&, const Context&, const EntryId&, Private text, Instant now);

  // The handling department's. Errors: not_found, forbidden, invalid_input (refused without reason), conflict.
  Result<Opinion> dispose(Unit&, const Context&, const std::string& id, Disposition, const Statement&, Instant now);
  // Held back from the public because of personal data or abuse, with the reason; or shown after all. The handling
  // department's and the joint office's.
  Result<Opinion> hold(Unit&, const Context&, const std::string& id, const Statement&, Instant now);
  Result<Opinion> release(Unit&, const Context&, const std::string& id, const Statement&, Instant now);

  // On an adjustment or an entry, the oldest first.
  Result<Page<Opinion>> of(const std::string& subject, const std::string& cursor, int limit) const;
  // All, for the joint office; else those for the caller's department. The newest first.
  Result<Page<Opinion>> inbox(const Context&, const std::string& cursor, int limit) const;

 private:
  Result<Opinion> take(Unit&, const Context&, Opinion, const std::string& title, Instant now);
  Result<Opinion> find(const std::string& id) const;
  Result<Page<Opinion>> opinions_page(const DocumentQuery&, const std::string& cursor, int limit) const;
  Result<Opinion> of_own(const Context&, const std::string& id, bool office_too) const;

  AdjustmentTools tools_;
};

}  // namespace zq::workflow
