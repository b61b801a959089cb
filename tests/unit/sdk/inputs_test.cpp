#include "zq/inputs.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "zq/adapter.hpp"
#include "zq/test_host.hpp"

namespace zq {
namespace {

using test::AdapterCall;

bool sound(std::string_view text) {
  try {
    require_sound(text, "字段");
    return true;
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.status(), ZQ_E_INVALID);
    return false;
  }
}

TEST(Inputs, AreUtf8WithoutNulAndNotEndless) {
  for (const char* good : {"", "x", "张三", "\u00B7", "\U00020BB7", "\uD7FF\uE000", "\U0010FFFF", "a\nb"})
    EXPECT_TRUE(sound(good)) << good;
  for (const char* bad : {"\xC4", "\xC4\xE3", "\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE5\xBC"})
    EXPECT_FALSE(sound(bad)) << bad;
  EXPECT_FALSE(sound(std::string_view("a\0b", 3)));
  EXPECT_TRUE(sound(std::string(input_bytes_max, 'x')));
  EXPECT_FALSE(sound(std::string(input_bytes_max + 1, 'x')));
}

// Counts how often it is asked.
class Counter : public Adapter {
 public:
  static inline int asked = 0;
  void health(Call&) override { ++asked; }
  Verification verify(Call&, std::string_view, const Declared&) override { return ++asked, Verification(); }
  Verification poll(Call&, std::string_view) override { return ++asked, Verification(); }
  ListPage list(Call&, const Record&, std::string_view, std::uint32_t) override { return ++asked, ListPage(); }
  ComplaintState submit(Call&, const Record&, std::string_view) override { return ++asked, ComplaintState(); }
  ComplaintState complaint_status(Call&, std::string_view) override { return ++asked, ComplaintState(); }
};
constexpr zq_descriptor descriptor = Plugin<Counter>::describe("cn.example.c", "计数", "测试", "1.0.0");
constexpr zq_entry counter = Plugin<Counter>::entry(&descriptor);

template <class Ask>
void expect_not_asked(zq_status expected, std::chrono::milliseconds time, Ask ask) {
  test::AdapterHost host;
  test::RunningAdapter adapter(host, counter, "d");
  AdapterCall call(time);
  Counter::asked = 0;
  EXPECT_EQ(ask(adapter, call), expected);
  EXPECT_EQ(Counter::asked, 0);
  EXPECT_FALSE(call.error_text.empty());
}

TEST(Inputs, ThatAreNotSoundNeverReachTheAdapter) {
  const std::chrono::seconds time(10);
  using A = test::RunningAdapter;
  using C = AdapterCall;
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.verify(c, "x", {{"name", "\xFF"}}); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.verify(c, "\xFF", {{"name", "x"}}); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.poll(c, "\xFF"); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.list(c, "\xFF", 5); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.list(c, "", 5, {{"f", "\xFF"}}); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.submit(c, {{"no", "\xFF"}}, "k"); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.submit(c, {{"no", "1"}}, "\xFF"); });
  expect_not_asked(ZQ_E_INVALID, time, [](A& a, C& c) { return a.complaint_status(c, "\xFF"); });
}

TEST(Inputs, OfACallWhoseTimeIsOverNeverReachTheAdapter) {
  const std::chrono::milliseconds over(-1);
  using A = test::RunningAdapter;
  using C = AdapterCall;
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.verify(c, "x", {{"name", "x"}}); });
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.poll(c, "t"); });
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.list(c, "", 5); });
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.submit(c, {{"no", "1"}}, "k"); });
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.complaint_status(c, "r"); });
  expect_not_asked(ZQ_E_DEADLINE, over, [](A& a, C& c) { return a.health(c); });
}

// The host's cancelled() is true as well when the time is over; that is a DEADLINE all the same, for a deadline has
// legal effect and a cancellation has none.
TEST(Inputs, TimeThatIsOverIsADeadlineAndNoCancellation) {
  expect_not_asked(ZQ_E_DEADLINE, std::chrono::milliseconds(-1), [](test::RunningAdapter& a, AdapterCall& c) {
    c.cancelled = true;
    return a.health(c);
  });
  expect_not_asked(ZQ_E_CANCELLED, std::chrono::seconds(10), [](test::RunningAdapter& a, AdapterCall& c) {
    c.cancelled = true;
    return a.health(c);
  });
}

}  // namespace
}  // namespace zq
