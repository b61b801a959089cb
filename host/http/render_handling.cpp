// Papers, demands and units as JSON.
#include "http/calendar_text.hpp"
#include "http/render.hpp"

namespace zq::http {

void write(Writer& json, const workflow::Paper& paper) {
  json.begin_object().member("kind", zq::code(paper.kind)).member("kind_text", zq::chinese(paper.kind));
  json.member("id", paper.id).member_unless_empty("case", paper.case_id.value);
  json.member("state", paper.state).member("state_text", paper.state_text).member_unless_empty("text", paper.text);
  json.member("at", beijing_time(paper.at));
  if (paper.due_at) json.member("due_at", beijing_time(*paper.due_at));
  if (paper.closed_at) json.member("closed_at", beijing_time(*paper.closed_at));
  json.member_unless_empty("writ", paper.writ).key("lines").begin_array();
  for (const workflow::PaperLine& line : paper.lines)
    json.begin_object().member("label", line.label).member("text", line.text).end_object();
  json.end_array().end_object();
}

void write(Writer& json, const AskAnswer& answer, int list_version) {
  json.begin_object().key("may_ask").boolean(answer.may_ask()).member("reason", zq::code(answer.reason));
  json.member("text", answer.text).member("basis", answer.basis).key("entries").begin_array();
  for (const Entry& entry : answer.entries) write(json, entry);
  json.end_array().key("list_version").number(list_version).end_object();
}

void write(Writer& json, const Organisation& unit) {
  json.begin_object().member("id", unit.id).member("name", unit.name);
  json.member("type", zq::code(unit.type)).member("type_text", zq::chinese(unit.type));
  json.member("profile", unit.type == OrganisationType::public_service ? "by_reference" : "direct");
  json.member_unless_empty("aliases", unit.aliases).member_unless_empty("sector", unit.sector);
  json.member_unless_empty("supervising", unit.supervising).member_unless_empty("area_code", unit.area_code);
  json.member_unless_empty("head", unit.head).key("missing").begin_array();
  for (const std::string_view equipment : missing_equipment(unit)) json.text(equipment);
  json.end_array().end_object();
}

}  // namespace zq::http
