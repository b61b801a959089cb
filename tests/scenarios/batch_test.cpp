// Batches of verifications over HTTP (规定-10.2, yearly reviews).
#include <gtest/gtest.h>

#include "scenarios/suite.hpp"

namespace zq::test {
namespace {

class Batches : public WithWorld<Batches> {
 public:
  static void furnish(World& world) {
    world.with_civil_affairs();
    world.server["body_bytes_max"] = "64KiB";
  }

 protected:
  Client window = world().client();
  const std::string batches = "/api/v1/verification-batches";

  std::string open(const std::string& key) {
    const Reply reply = window.post(batches, R"({"name":"年度复核","purpose":"低保年度复核","operator":"王五"})",
                                    {"Idempotency-Key: " + key});
    EXPECT_EQ(reply.status, 201) << reply.body;
    return body(reply).value("id", "");
  }
  Reply add(const std::string& id, const std::string& lines, const std::string& key) {
    return window.post(batches + "/" + id + "/rows", lines,
                       {"Idempotency-Key: " + key, "Content-Type: application/x-ndjson"});
  }
  static std::string line(int index, const std::string& entry = "ZM-2026-005") {
    const Json who = person(index);
    return Json{{"entry", entry},
                {"applicant", {{"name", who["name"]}, {"id_number", who["id_number"]}}},
                {"declared", {{"marital_status", "20"}}}}
               .dump() +
           "\n";
  }
  Json step(const std::string& id, const std::string& what) {
    const Reply reply = window.post(batches + "/" + id + "/" + what, "");
    EXPECT_EQ(reply.status, 200) << what << reply.body;
    return body(reply);
  }
  Json finished(const std::string& id) {
    return read_until(window, batches + "/" + id, [](const Json& now) { return now.value("state", "") == "finished"; });
  }
};

TEST_F(Batches, RowsOfAnUnknownSenderAreRefusedBeforeTheyAreReceived) {
  Client stranger = world().client("stranger");
  const std::string many(3 << 20, ' ');  // more than other bodies may have
  const Reply reply = stranger.send("POST", batches + "/PL1/rows", &many,
                                    {"Idempotency-Key: k-stranger", "Content-Type: application/x-ndjson"});
  EXPECT_EQ(reply.status, 401) << reply.body;
  EXPECT_EQ(body(reply)["code"], "unauthenticated");
}

TEST_F(Batches, AreCarriedOutRowByRowWithAResultForEach) {
  const std::string id = open("b-1");
  std::string lines;
  for (int i = 0; i < 300; ++i) lines += line(i);  // more than an ordinary body may have
  ASSERT_EQ(add(id, lines, "b-1-rows").status, 200);
  EXPECT_EQ(body(add(id, lines, "b-1-rows"))["rows"], 300) << "the same rows sent twice are there once";
  EXPECT_EQ(step(id, "start")["state"], "running");
  EXPECT_EQ(add(id, line(1), "b-1-late").status, 409);
  const Json done = finished(id);
  EXPECT_EQ(done["done"], 300) << done;
  EXPECT_EQ(done["refused"], 0);
  const Json rows = all_pages(window, batches + "/" + id + "/rows", 100);
  ASSERT_EQ(rows.size(), 300u);
  EXPECT_EQ(rows[0]["row"], 1);
  EXPECT_EQ(rows[299]["row"], 300);
  const Json one = body(window.get("/api/v1/verifications/" + rows[7].value("verification", "")));
  EXPECT_EQ(one["state"], rows[7]["state"]);
  const Reply results = window.get(batches + "/" + id + "/results");
  EXPECT_EQ(std::count(results.body.begin(), results.body.end(), '\n'), 300);
}

TEST_F(Batches, AFaultyLineRefusesAllAndIsNamed) {
  const std::string id = open("b-2");
  const Reply reply = add(id, line(1) + "{\n" + line(2, "ZM-0000") + R"({"entry":"ZM-2026-005"})", "b-2-rows");
  EXPECT_EQ(reply.status, 422);
  std::set<std::string> paths;
  const Json problem = body(reply);
  for (const Json& fault : problem["faults"]) paths.insert(fault["path"]);
  EXPECT_EQ(paths, (std::set<std::string>{"line:2", "line:3/entry", "line:4/applicant"})) << problem;
  EXPECT_EQ(body(window.get(batches + "/" + id))["rows"], 0);
  EXPECT_EQ(add(id, "\n\n", "b-2-empty").status, 422);
  EXPECT_EQ(window.post(batches + "/" + id + "/rows", line(1), {"Idempotency-Key: b-2-json"}).status, 415);
}

TEST_F(Batches, PauseResumeAndCancel) {
  const std::string id = open("b-3");
  std::string lines;
  for (int i = 0; i < 400; ++i) lines += line(i % 50);
  ASSERT_EQ(add(id, lines, "b-3-rows").status, 200);
  step(id, "start");
  Json paused;
  eventually([&] {  // the host may just be writing the same batch down
    const Reply reply = window.post(batches + "/" + id + "/pause", "");
    paused = body(reply);
    return reply.status == 200;
  });
  EXPECT_EQ(paused["state"], "paused");
  const Json later = body(window.get(batches + "/" + id));
  EXPECT_EQ(later["state"], "paused");
  EXPECT_LT(later["done"], 400);
  EXPECT_EQ(window.post(batches + "/" + id + "/pause", "").status, 409);
  step(id, "resume");
  EXPECT_EQ(finished(id)["done"], 400);
  EXPECT_EQ(window.post(batches + "/" + id + "/cancel", "").status, 409);
  const std::string other = open("b-4");
  EXPECT_EQ(step(other, "cancel")["state"], "cancelled");
  EXPECT_EQ(world().client("other").get(batches + "/" + other).status, 404) << "another caller's";
  EXPECT_EQ(world().client("auditor").post(batches, "{}", {"Idempotency-Key: b-5"}).status, 403);
}

}  // namespace
}  // namespace zq::test
