// The parts both simulated systems share: complaint book, fault switch, GBK fields.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "complaints/complaint_book.hpp"
#include "faults/fault_switch.hpp"
#include "faults/gbk.hpp"
#include "support/process.hpp"

namespace zq::sample {
namespace {

using namespace std::chrono_literals;

ComplaintEntry entry(const std::string& external) {
  ComplaintEntry out;
  out.external = external;
  out.content = "内容\n第二行";
  return out;
}

TEST(ComplaintBook, KeepsEntriesAndNumbersOverARestartAndATornLine) {
  const test::TempDirectory folder;
  const std::string file = folder / "book.jsonl";
  std::string number;
  {
    ComplaintBook book(file, "SBTS", 1s);
    number = book.enter(entry("a")).number;
    EXPECT_EQ(book.enter(entry("a")).number, number);
  }
  std::ofstream(file, std::ios::app) << R"({"received":1,"num)";
  {
    ComplaintBook book(file, "SBTS", 1s);
    EXPECT_EQ(book.size(), 1u);
    EXPECT_EQ(book.enter(entry("a")).number, number);
    EXPECT_EQ(book.find(number)->content, "内容\n第二行");
    EXPECT_NE(book.enter(entry("b")).number, number);
  }
  EXPECT_EQ(ComplaintBook(file, "SBTS", 1s).size(), 2u);
}

TEST(ComplaintBook, TheClerkWorksWithTheAgeOfAnEntry) {
  const test::TempDirectory folder;
  ComplaintBook book(folder / "book.jsonl", "SBTS", 10s);
  ComplaintEntry first = book.enter(entry("1"));
  for (int n = 2; n < 7; ++n) book.enter(entry(std::to_string(n)));
  const ComplaintEntry seventh = book.enter(entry("7"));
  const auto after = [](const ComplaintEntry& e, std::chrono::milliseconds age) { return e.received + age; };
  EXPECT_EQ(book.step(first, after(first, 0s)), ComplaintStep::registered);
  EXPECT_EQ(book.step(first, after(first, 11s)), ComplaintStep::accepted);
  EXPECT_EQ(book.step(first, after(first, 21s)), ComplaintStep::handling);
  EXPECT_EQ(book.step(first, after(first, 500s)), ComplaintStep::closed);
  EXPECT_EQ(book.stepped(first, after(first, 500s)), after(first, 30s));
  EXPECT_EQ(book.step(seventh, after(seventh, 500s)), ComplaintStep::refused);
}

TEST(FaultSwitch, CountsDownAndKeepsToItsChannel) {
  FaultSwitch faults;
  faults.set(read_fault(R"({"kind":"reset","count":2,"on":"soap"})"));
  EXPECT_EQ(faults.take("ferry").kind, FaultKind::none);
  EXPECT_EQ(faults.take("soap").kind, FaultKind::reset);
  EXPECT_EQ(faults.take("soap").kind, FaultKind::reset);
  EXPECT_EQ(faults.take("soap").kind, FaultKind::none);
  faults.set(read_fault_option("delay:30"));
  for (int n = 0; n < 5; ++n) EXPECT_EQ(faults.take("soap").time, 30ms);
}

TEST(FaultSwitch, WaitingEndsWhenTheFaultIsCleared) {
  FaultSwitch faults;
  std::thread waiting([&] { EXPECT_FALSE(faults.wait(0ms)); });
  // Clearing may come before the wait has begun, so it is repeated until the thread is through.
  std::atomic<bool> done = false;
  std::thread clearing([&] {
    while (!done) faults.clear(), test::nap();
  });
  waiting.join();
  done = true;
  clearing.join();
  EXPECT_TRUE(faults.wait(1ms));
}

TEST(FaultSwitch, RefusesWhatItDoesNotKnow) {
  for (const char* wrong : {"", "{}", "[]", R"({"kind":"x"})", R"({"kind":1})"})
    EXPECT_THROW(read_fault(wrong), std::invalid_argument) << wrong;
  EXPECT_THROW(read_fault_option("slow"), std::invalid_argument);
}

TEST(Gbk, FieldsAreCutAtWholeCharactersAndLostOnesAreQuestionMarks) {
  EXPECT_EQ(fixed("王", 4), "\xCD\xF5  ");
  EXPECT_EQ(fixed("王王", 3), "\xCD\xF5 ");
  EXPECT_EQ(to_gbk("王𠮷"), "\xCD\xF5?");
  EXPECT_EQ(to_utf8("\xCD\xF5"), "王");
  EXPECT_EQ(to_utf8("王"), "王");
}

}  // namespace
}  // namespace zq::sample
