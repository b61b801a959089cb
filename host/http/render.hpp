// Domain values as the API's JSON. Personal data: only what an entry grants reaches a reply; applicants and
// complainants are never repeated. Pure.
#pragma once
#include "domain/complaint_passing.hpp"
#include "domain/journal.hpp"
#include "domain/list.hpp"
#include "domain/organisation.hpp"
#include "domain/verification.hpp"
#include "http/json.hpp"
#include "workflow/batch_flow.hpp"
#include "workflow/complaint_passing_flow.hpp"
#include "workflow/impact.hpp"
#include "workflow/list_flow.hpp"
#include "workflow/operations.hpp"
#include "workflow/paper.hpp"
#include "workflow/ports.hpp"
#include "workflow/verification_flow.hpp"

namespace zq::http {

// What the flows are given: 200 with a verdict, 202 without. The list outlives the renderer.
workflow::RenderCase case_renderer(const workflow::ListFlow& list);
workflow::RenderBatch batch_renderer();  // batch_api.cpp

void write(Writer&, const Case&, const ListVersion& labels_from);
void write(Writer&, const Batch&);  // batch_api.cpp
void write(Writer&, const ComplaintPassing&);  // as an object of its own
void write(Writer&, const workflow::Paper&);
void write(Writer&, const AskAnswer&, int list_version);
void write(Writer&, const Organisation&);
void write(Writer&, const Entry&);
void write_open(Writer&, const Entry&);  // likewise, and the object stays open
void write(Writer&, const DepartmentListRow&);
void write(Writer&, const workflow::DepartmentView&);
void write(Writer&, const workflow::Impact&);
void write(Writer&, const workflow::ShadowView&);
void write(Writer&, const workflow::AdapterVersion&);
// Breaker, calls under way, lanes, refusals and retries, as members of the open object.
void write_load(Writer&, const workflow::DepartmentView&);
void write(Writer&, const workflow::DepartmentComparison&);
void write(Writer&, const workflow::StoredAct&);

// {"items":[…],"next":"…"}, still open: the caller may add members and closes the object.
template <class T, class WriteItem>
void begin_page(Writer& json, const workflow::Page<T>& page, WriteItem write_item) {
  json.begin_object().key("items").begin_array();
  for (const T& item : page.items) write_item(item);
  json.end_array().member_unless_empty("next", page.next);
}

template <class T>
std::string page_json(const workflow::Page<T>& page) {
  Writer json;
  begin_page(json, page, [&](const T& item) { write(json, item); });
  json.end_object();
  return json.take();
}

}  // namespace zq::http
