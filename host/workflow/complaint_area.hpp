// Everything about complaints, one member for each part.
#pragma once
#include "workflow/complaints.hpp"
#include "workflow/supervision_flow.hpp"

namespace zq::workflow {

struct ComplaintArea {
  ComplaintArea(const ComplaintTools& tools, ComplaintPassingFlow& passing_flow)
      : flow(tools), notices(tools), passing(passing_flow) {}
  Complaints flow;
  SupervisionFlow notices;
  ComplaintPassingFlow& passing;
};

}  // namespace zq::workflow
