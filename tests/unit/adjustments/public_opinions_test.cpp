// What the public says: taken from anybody at any time, held back when it names persons, never deleted (调整-10, 12.1).
#include "adjustment_world.hpp"

namespace zq::workflow {
namespace {

class Opinions : public AdjustmentWorld {
 protected:
  Result<Opinion> say(const std::string& id, const std::string& text) {
    return record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.give_on_adjustment(unit, visitor, id, Private(text), clock.time);
    });
  }
  Result<Opinion> on_entry(const std::string& id, const std::string& text) {
    return record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.give_on_entry(unit, visitor, EntryId{id}, Private(text), clock.time);
    });
  }
  Result<Opinion> hold(const Context& who, const std::string& id, const std::string& reason) {
    return record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.hold(unit, who, id, Statement{reason, "王五"}, clock.time);
    });
  }
  Result<Opinion> release(const Context& who, const std::string& id) {
    return record<Opinion>([&](Unit& unit) {
      return adjusting.opinions.release(unit, who, id, Statement{"可以公开", "王五"}, clock.time);
    });
  }
};

// R-调整-12.1
TEST_F(Opinions, AnEntryCanBeSpokenOfAtAnyTimeAndDepartmentAndOfficeSeeIt) {
  const auto one = on_entry("ZM-2", "这项证明可以在网上核验");
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(told("civil", "opinion.received"), 1);
  EXPECT_EQ(told("joint_office", "opinion.received"), 1);
  EXPECT_EQ(adjusting.opinions.inbox(civil, {}, 10)->items.size(), 1U);
  EXPECT_EQ(adjusting.opinions.inbox(office, {}, 10)->items.size(), 1U);
  EXPECT_EQ(adjusting.opinions.inbox(police, {}, 10)->items.size(), 0U);
  EXPECT_EQ(adjusting.opinions.of("ZM-2", {}, 10)->items.at(0).text.reveal(), "这项证明可以在网上核验");
  EXPECT_EQ(on_entry("ZM-9", "没有的").error().code, ErrorCode::not_found);
}

TEST_F(Opinions, OneWithANumberOfAPersonIsHeldBackByItself) {
  const std::string id = ready_for_notice(renamed());
  ASSERT_TRUE(notice(id).ok());
  const auto held = say(id, "我的身份证号是 331099199001011239，请核查");
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(held->held, "含有公民身份号码");
  EXPECT_FALSE(release(civil, held->id).ok()) << "the number does not go away";
  EXPECT_TRUE(dispose(held->id, Disposition::refused, "与本次调整无关").ok()) << "it is answered all the same";
  EXPECT_EQ(say(id, std::string(2001 * 3, 'x')).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(say(id, " \n ").error().code, ErrorCode::invalid_input);
}

TEST_F(Opinions, AbuseIsHeldBackWithAReasonAndCanBeShownAgain) {
  const std::string id = ready_for_notice(renamed());
  const auto one = say(id, "不像话");
  EXPECT_FALSE(hold(civil, one->id, "").ok()) << "with a reason";
  EXPECT_EQ(hold(police, one->id, "辱骂").error().code, ErrorCode::forbidden);
  EXPECT_EQ(hold(office, one->id, "辱骂")->held, "辱骂");
  EXPECT_EQ(adjusting.opinions.of(id, {}, 10)->items.size(), 1U) << "never deleted";
  EXPECT_TRUE(release(civil, one->id)->is_shown());
  EXPECT_EQ(release(civil, one->id).error().code, ErrorCode::conflict);
}

// R-调整-12.1, R-调整-10.2b: those that come after the notice are answered and reported before the publication too.
TEST_F(Opinions, ThoseThatComeAfterTheNoticeAreAnsweredAndReportedBeforeThePublication) {
  const std::string id = approved(renamed());
  clock.time += std::chrono::hours(1);
  const auto late = say(id, "还有意见");
  ASSERT_TRUE(late.ok());
  EXPECT_EQ(publish(id).error().basis, "调整-10.2a");
  EXPECT_EQ(report(id).error().basis, "调整-10.2a");
  ASSERT_TRUE(dispose(late->id, Disposition::refused, "与依据不符").ok());
  EXPECT_EQ(publish(id).error().basis, "调整-10.2b") << "answered, but in no report";
  const auto again = report(id);
  ASSERT_TRUE(again.ok()) << faults_text(again.error());
  EXPECT_EQ(again->state, AdjustmentState::opinions_published);
  EXPECT_NE(again->report.find("与依据不符"), std::string::npos);
  EXPECT_FALSE(publish(id).ok()) << "the office decides knowing of it";
  ASSERT_TRUE(approve(id).ok());
  EXPECT_TRUE(publish(id).ok());
}

TEST_F(Opinions, NobodySpeaksOfWhatIsClosed) {
  const std::string id = draft(renamed())->id;
  ASSERT_TRUE(submit(id).ok());
  ASSERT_TRUE(go(&Adjustments::withdraw, civil, id, Statement{"情况有变", "王五"}).ok());
  EXPECT_EQ(say(id, "意见").error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace zq::workflow
