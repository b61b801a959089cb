// The route table: everything the API offers, in one place (routes.cpp). Router, access rules, schemas, worker threads,
// metrics and the OpenAPI document all read it. Private to http, apart from tests.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/call.hpp"
#include "http/desk.hpp"
#include "http/schema.hpp"

namespace zq::http {

// visitor: open to everybody, so many a minute from one address (visitors.hpp); office: callers that may operate;
// signed_body: the department's system, by its signature (callback_signature.hpp)
enum class Access { open, visitor, caller, office, signed_body };
constexpr bool needs_no_login(Access access) { return access == Access::open || access == Access::visitor; }
enum class Key { none, optional, required };  // Idempotency-Key
enum class Runs { at_once, on_worker };       // on_worker: it reads the store

struct Parameter {
  std::string_view name;
  const Schema* schema;
  bool required = false;
};

struct Reply {
  int status;
  const Schema* schema;  // nullptr: `content_type` says what it is
  std::string_view description;
  std::string_view content_type = "application/json";
  std::vector<std::string_view> also = {};  // other content types, as files
};

// A body that is no JSON: which content types, and how large.
struct RawBody {
  std::vector<std::string_view> types;  // "application/x-ndjson"; "*": any that is named
  size_t bytes_max = 0;
};

struct Route {
  Method method;
  std::string_view path;  // template; {id} is the only variable
  std::string_view operation, tag;
  std::string_view summary, summary_en;
  Access access = Access::caller;
  Roles roles = {};  // one of them is needed; empty: any caller
  Runs runs = Runs::at_once;
  Key key = Key::none;
  std::vector<Parameter> query = {};
  const Schema* request = nullptr;
  const RawBody* raw = nullptr;  // instead of `request`; the handler reads call->request.body
  std::vector<Reply> replies = {};
  std::vector<int> problems = {};  // statuses of problems beyond those that follow from the rest of the row
  // What the verb would find fault with in a body whose shape is faulty already; members that are not there or of
  // another type read as empty.
  std::vector<Fault> (*meaning)(const Desk&, const Call&) = nullptr;
  bool (*reads_store)(const Desk&, const Call&) = nullptr;  // with Runs::at_once: whether this one is for a worker
  void (*handle)(const Desk&, CallPtr) = nullptr;
};

std::span<const Route> routes();
// Its parts that stand in files of their own.
std::vector<Route> adjustment_routes();  // adjustments of the list
std::vector<Route> attachment_routes();
std::vector<Route> case_step_routes();   // supplement, volunteered material, authorisation, decision
std::vector<Route> commitment_routes();  // commitments and exclusions
std::vector<Route> complaint_routes();   // complaints, supervision notices, who follows his own
std::vector<Route> guard_routes();       // demands, looks, violations, units
std::vector<Route> batch_routes();
std::vector<Route> letter_routes();     // letters
std::vector<Route> list_routes();       // the list, its versions, stops and differences
std::vector<Route> office_routes();     // running departments
std::vector<Route> opinion_routes();    // opinions of the public
std::vector<Route> overdue_routes();    // overdue reports, outages, designees, notices
std::vector<Route> oversight_routes();  // ledgers, measures, times, inspections
std::vector<Route> work_routes();       // work that has failed for good
std::vector<Route> writ_routes();
std::vector<Route> field_task_routes();
std::vector<Route> window_routes();           // service window
std::vector<Route> window_desk_routes();      // part of it
std::vector<Route> joint_office_routes();     // joint office, feedback
std::vector<Route> meeting_routes();          // part of it
std::vector<Route> figure_routes();           // indicators, score events, scores
std::vector<Route> assessment_routes();       // the year, evaluations
std::vector<Route> oversight_paper_routes();  // inspections, typical cases, ratings, points

// How large a body of a caller may be there; nothing: no larger than others.
std::optional<size_t> raw_body_most(Method, std::string_view path);

// Finds the route. When only the method does not fit, route is nullptr and `allow` names the methods that do.
struct Match {
  const Route* route = nullptr;
  std::string allow;
  std::string id;       // decoded
  bool bad_id = false;  // not decodable
};
Match match(Method method, std::string_view path);

// "a=1&b=%E5%A9%9A" decoded; nothing when it is malformed, not UTF-8 or names a parameter twice.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query);

}  // namespace zq::http
