// What the joint office puts on record in several suites: who holds a post, which meeting was held.
#pragma once
#include "scenarios/suite.hpp"

namespace zq::test {

inline Json appointed(Client& office, const std::string& seat, const std::string& unit, const std::string& holder,
                      const std::string& from) {
  const Reply reply = office.post("/api/v1/office/positions", Json{{"seat", seat},
                                                                   {"unit", unit},
                                                                   {"title", "主任"},
                                                                   {"holder", holder},
                                                                   {"from", from},
                                                                   {"operator", "办公室01"}}
                                                                  .dump());
  EXPECT_EQ(reply.status, 200) << reply.body;
  return body(reply);
}

inline Json met(Client& office, const std::string& kind, const std::string& on) {
  const Reply reply = office.post("/api/v1/office/meetings", Json{{"kind", kind},
                                                                  {"title", "联席会议"},
                                                                  {"held_on", on},
                                                                  {"place", "会议室"},
                                                                  {"agenda", "研究清单"},
                                                                  {"operator", "办公室01"}}
                                                                 .dump());
  EXPECT_EQ(reply.status, 201) << reply.body;
  return body(reply);
}

}  // namespace zq::test
