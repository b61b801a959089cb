// Acts and work of a batch.
#pragma once
#include <string>
#include <string_view>

#include "domain/batch.hpp"
#include "domain/journal.hpp"

namespace zq::workflow {

std::string batch_work_id(const std::string& batch);
Act batch_act(const Batch&, std::string_view kind, const std::string& actor, const std::string& request_id,
              std::string_view before, Instant at);

}  // namespace zq::workflow
