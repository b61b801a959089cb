// The host's REST interface: a handler for Server that carries every request through the pipeline (pipeline.cpp) to the
// verbs of workflow. Routes, schemas and the OpenAPI document come from one table (routes.cpp).
//
// Thread-safe. Handlers that read the store run on `worker_threads` own threads; all others never block and run on the
// thread that read the request. Replies leave on whatever thread finishes the work.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/server.hpp"
#include "settings/settings.hpp"
#include "workflow/adjusting.hpp"
#include "workflow/assessing.hpp"
#include "workflow/attachment_flow.hpp"
#include "workflow/batch_flow.hpp"
#include "workflow/complaint_area.hpp"
#include "workflow/designee_flow.hpp"
#include "workflow/field_task_flow.hpp"
#include "workflow/handling.hpp"
#include "workflow/joint_office.hpp"
#include "workflow/letter_flow.hpp"
#include "workflow/list_area.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/notice_flow.hpp"
#include "workflow/operations.hpp"
#include "workflow/outage_flow.hpp"
#include "workflow/overdue_flow.hpp"
#include "workflow/oversight.hpp"
#include "workflow/parked_flow.hpp"
#include "workflow/ports.hpp"
#include "workflow/service_window.hpp"
#include "workflow/verification_flow.hpp"
#include "workflow/writ_reading.hpp"

namespace zq::http {

// What the handlers use; all of it outlives the Api.
struct Services {
  workflow::VerificationFlow& verifications;
  workflow::ListFlow& list;
  workflow::ListArea& list_area;
  workflow::ComplaintArea& complaints;
  workflow::AttachmentFlow& attachments;
  workflow::LetterFlow& letters;
  workflow::OverdueFlow& overdue;
  workflow::OutageFlow& outages;
  workflow::DesigneeFlow& designees;
  workflow::NoticeFlow& notices;
  workflow::Handling& handling;
  workflow::BatchFlow& batches;
  workflow::ParkedFlow& parked;
  workflow::FieldTaskFlow& field_tasks;
  workflow::ServiceWindow& window;
  workflow::JointOffice& office;
  workflow::Departments& departments;
  workflow::Store& store;
  workflow::Operations& operations;
  workflow::Oversight& oversight;
  workflow::Assessing& assessing;
  workflow::Adjusting& adjusting;
  const workflow::Clock& clock;
  std::function<std::shared_ptr<const settings::Settings>()>
      settings;  // in force now; callers may change at run time; never null
  workflow::WritReading& writs;
};

class Api {
 public:
  explicit Api(Services services);
  ~Api();  // stop()

  // Takes one request; for Server's constructor (by reference: the Api outlives the server's threads).
  void operator()(Request request, std::shared_ptr<Exchange> exchange);

  // Large bodies (batches, attachments) are received from known callers only. For Server's constructor.
  std::optional<size_t> large_body(const Request& head) const;

  // Lets /metrics tell what the server counts. Called before the server starts.
  void watch(const Server& server);

  // Ends the worker threads after what is queued. Called after Server::stop(). Verbs still under way elsewhere may
  // finish later, also after the Api is gone: their replies are dropped.
  void stop();

  static std::string openapi();  // the document served at /openapi.json

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace zq::http
