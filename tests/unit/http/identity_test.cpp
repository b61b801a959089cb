#include "http/identity.hpp"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "http/calendar_text.hpp"
#include "http/metrics.hpp"
#include "http/problem.hpp"
#include "http/workers.hpp"

namespace zq::http {
namespace {

TEST(Identity, OnlyTheRightTokenFindsItsCaller) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::vector<settings::Caller> callers(2);
  callers[0].id.value = "window";
  callers[0].token_sha256 = sha256_hex("one");
  callers[1].id.value = "office";
  callers[1].token_sha256 = sha256_hex("two");
  EXPECT_EQ(find_caller("Bearer two", callers)->id.value, "office");
  EXPECT_EQ(find_caller("bearer one", callers)->id.value, "window");
  for (const std::string_view wrong : {"", "Bearer", "Bearer ", "Bearer three", "Basic one", "one", "Bearer one two"})
    EXPECT_EQ(find_caller(wrong, callers), nullptr) << wrong;
}

TEST(Identity, TraceContextIsContinuedWhenValidAndStartedWhenNot) {
  const std::string given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
  const std::string mine = trace_of(given);
  EXPECT_EQ(mine.substr(0, 36), given.substr(0, 36));
  EXPECT_NE(mine.substr(36, 16), given.substr(36, 16));
  EXPECT_EQ(mine.substr(52), "-00");
  EXPECT_EQ(trace_of("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-comes").substr(3, 4), "0af7");
  for (const std::string_view bad : {"", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-x",
                                     "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                                     "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                                     "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                                     "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"}) {
    const std::string fresh = trace_of(bad);
    EXPECT_EQ(fresh.size(), 55u);
    EXPECT_NE(fresh.substr(3, 4), "0af7") << bad;
  }
}

TEST(Identity, RequestIdsAndKeysAreTakenOnlyWhenWellFormed) {
  EXPECT_TRUE(is_request_id("win-2026.11_23"));
  for (const std::string_view bad : {"", "short", "with blank here", "line\nbreak", "编号编号编号"})
    EXPECT_FALSE(is_request_id(bad)) << bad;
  EXPECT_FALSE(is_request_id(std::string(65, 'a')));
  EXPECT_TRUE(is_request_id(fresh_request_id()));
  EXPECT_NE(fresh_request_id(), fresh_request_id());
  EXPECT_TRUE(is_idempotency_key("5f1c/~"));
  for (const std::string_view bad : {"", "a b", "键"}) EXPECT_FALSE(is_idempotency_key(bad)) << bad;
  EXPECT_FALSE(is_idempotency_key(std::string(129, 'a')));
  EXPECT_NE(request_hash("POST", "/a", "b"), request_hash("POST", "/ab", ""));
}

TEST(Times, AreWrittenInBeijingTime) {
  using namespace std::chrono;
  EXPECT_EQ(beijing_time(sys_days{2026y / November / 22} + 17h + 30min + 5s + 7ms), "2026-11-23T01:30:05.007+08:00");
  EXPECT_EQ(beijing_time(Instant{}), "1970-01-01T08:00:00.000+08:00");
  EXPECT_EQ(date_text(2024y / 2 / 29), "2024-02-29");
}

TEST(Problems, EveryErrorCodeHasAStatusAndTellsNoDetail) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
    Problem problem =
        problem_of(Error{static_cast<ErrorCode>(i), "说明", "SECRET", {{"/a", "错", "x", "y"}}, "规定-1"});
    problem.request_id = "r1";
    const Response response = to_response(problem);
    EXPECT_GE(response.status, 400) << i;
    EXPECT_EQ(response.body.find("SECRET"), std::string::npos);
    EXPECT_NE(response.body.find("\"code\":\"" + response.problem + "\""), std::string::npos);
    EXPECT_NE(response.body.find("urn:zhengqiao:problem:" + response.problem), std::string::npos);
  }
}

TEST(Metrics, AreWrittenAsPrometheusText) {
  Metrics metrics({"GET /a", "none"});
  metrics.count(0, 200, std::chrono::microseconds(1500));
  metrics.count(0, 418, std::chrono::microseconds(900));
  metrics.count(7, 404, std::chrono::microseconds(20000000));
  workflow::DepartmentView department;
  department.id.value = "civil_affairs";
  department.breaker.state = "open";
  department.queued = 3;
  department.lanes[static_cast<size_t>(workflow::Lane::instant)] = {2, 7, std::chrono::microseconds(2500)};
  department.refused[static_cast<size_t>(workflow::RefusedFor::breaker_open)] = 4;
  department.retries_denied = 5;
  department.breaker.opened = 6;
  const std::string text = metrics.text({}, {department}, Metrics::Format::prometheus);
  for (const std::string_view line :
       {"zq_http_requests_total{route=\"GET /a\",status=\"200\"} 1\n",
        "zq_http_requests_total{route=\"GET /a\",status=\"other\"} 1\n",
        "zq_http_requests_total{route=\"none\",status=\"404\"} 1\n",
        "zq_http_request_seconds_bucket{route=\"GET /a\",le=\"0.001\"} 1\n",
        "zq_http_request_seconds_bucket{route=\"GET /a\",le=\"0.0025\"} 2\n",
        "zq_http_request_seconds_bucket{route=\"none\",le=\"+Inf\"} 1\n",
        "zq_http_request_seconds_sum{route=\"GET /a\"} 0.0024\n", "# TYPE zq_http_requests_total counter\n",
        "zq_department_breaker{department=\"civil_affairs\",state=\"open\"} 1\n",
        "zq_department_breaker{department=\"civil_affairs\",state=\"closed\"} 0\n",
        "zq_department_queued{department=\"civil_affairs\"} 3\n",
        "zq_department_lane_queued{department=\"civil_affairs\",lane=\"instant\"} 2\n",
        "zq_department_calls_total{department=\"civil_affairs\",lane=\"instant\"} 7\n",
        "zq_department_queue_wait_seconds_total{department=\"civil_affairs\",lane=\"instant\"} 0.0025\n",
        "zq_department_refused_total{department=\"civil_affairs\",reason=\"breaker_open\"} 4\n",
        "zq_department_refused_total{department=\"civil_affairs\",reason=\"queue_full\"} 0\n",
        "zq_department_retries_denied_total{department=\"civil_affairs\"} 5\n",
        "zq_department_breaker_opened_total{department=\"civil_affairs\"} 6\n"})
    EXPECT_NE(text.find(line), std::string::npos) << line << text;
}

TEST(Metrics, AreCleanOpenMetricsForWhoeverAsksForThem) {
  Metrics metrics({"GET /a", "none"});
  metrics.count(0, 200, std::chrono::microseconds(1500));
  const std::string text = metrics.text({}, {}, Metrics::Format::openmetrics);
  EXPECT_NE(text.find("# TYPE zq_http_requests counter\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\nzq_http_requests_total{route="), std::string::npos);
  EXPECT_EQ(text.find("_total counter"), std::string::npos) << "a family is named without the suffix";
  EXPECT_TRUE(text.ends_with("\n# EOF\n"));
  std::set<std::string> families;  // each described once, its samples right behind it
  std::string family;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# HELP ")) {
      family = line.substr(7, line.find(' ', 7) - 7);
      EXPECT_TRUE(families.insert(family).second) << line;
    } else if (!line.starts_with('#')) {
      EXPECT_TRUE(line.starts_with(family)) << line;
    }
  }
}

TEST(Workers, RefuseWhatDoesNotFitAndFinishWhatTheyTook) {
  std::mutex gate;
  std::atomic<int> done{0};
  gate.lock();
  Workers workers(1, 2);
  std::atomic<bool> started{false};
  ASSERT_TRUE(workers.post([&] {
    started = true;
    started.notify_all();
    const std::lock_guard wait(gate);
    ++done;
  }));
  started.wait(false);
  EXPECT_TRUE(workers.post([&] { ++done; }));
  EXPECT_TRUE(workers.post([&] { ++done; }));
  EXPECT_FALSE(workers.post([&] { ++done; }));
  gate.unlock();
  workers.stop();
  EXPECT_EQ(done, 3);
  EXPECT_FALSE(workers.post([&] { ++done; }));
}

}  // namespace
}  // namespace zq::http
