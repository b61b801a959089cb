// The joint office (会议, 规定-4, 规定-18.2a): its posts, meetings, bulletins and interviews, its one queue, and the
// feedback of the hotline.
#pragma once
#include "workflow/feedback_flow.hpp"
#include "workflow/interviews.hpp"
#include "workflow/office_queue.hpp"
#include "workflow/office_work.hpp"
#include "workflow/posts.hpp"

namespace zq::workflow {

struct JointOffice {
  explicit JointOffice(const WindowTools& tools)
      : posts(tools), work(tools, posts), interviews(tools, posts), queue(tools.base.store), feedback(tools) {}
  Posts posts;
  OfficeWork work;
  Interviews interviews;
  OfficeQueue queue;
  FeedbackFlow feedback;
};

}  // namespace zq::workflow
