// Attachments: content in the database, where every host finds it, once for each SHA-256. Thread-safe.
#pragma once
#include <string>

#include "domain/attachment.hpp"
#include "workflow/context.hpp"
#include "workflow/ports.hpp"

namespace zq::workflow {

class AttachmentFlow {
 public:
  AttachmentFlow(Store& store, const Clock& clock) : store_(store), clock_(clock) {}

  // `sha256` and `content_type` are set; `content` hashes to it. Stored already: what is there. Part by part, each in
  // a transaction of its own; visible when the last one is there. Errors: invalid_input (empty), storage.
  Task<Result<Attachment>> store(Context, Attachment, std::string content);

  // For whoever has uploaded it, and for who may see the letter that refers to it (`seen_in_letter`: the caller has
  // looked that up). Error: not_found, storage.
  Result<Attachment> find(const Context&, const std::string& sha256, bool seen_in_letter);
  Result<std::string> content(const Attachment&);  // Error: internal (a part is missing)

 private:
  Store& store_;
  const Clock& clock_;
};

}  // namespace zq::workflow
