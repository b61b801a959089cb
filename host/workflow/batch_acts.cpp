#include "workflow/batch_acts.hpp"

#include "workflow/json_text.hpp"

namespace zq::workflow {

std::string batch_work_id(const std::string& batch) { return "batch:" + batch; }

Act batch_act(const Batch& batch, std::string_view kind, const std::string& actor, const std::string& request_id,
              std::string_view before, Instant at) {
  return {at,
          std::string(kind),
          batch.id,
          actor,
          request_id,
          "规定-10.2",
          std::string(before),
          std::string(code(batch.state)),
          json_object({{"rows", std::to_string(batch.rows)}, {"done", std::to_string(batch.done)}})};
}

}  // namespace zq::workflow
