#include "on_both.hpp"

namespace zq::store_test {
namespace {

using namespace workflow;

class Commits : public StoreTest {};
ON_BOTH_DATABASES(Commits);

void expect_same(const Case& found, const Case& given) {
  EXPECT_EQ(found.id, given.id);
  EXPECT_EQ(found.entry, given.entry);
  EXPECT_EQ(found.list_version, given.list_version);
  EXPECT_EQ(found.matter, given.matter);
  EXPECT_EQ(found.proof, given.proof);
  EXPECT_EQ(found.department, given.department);
  EXPECT_EQ(found.check, given.check);
  EXPECT_EQ(found.caller, given.caller);
  EXPECT_EQ(found.handling_department, given.handling_department);
  EXPECT_EQ(found.operator_name, given.operator_name);
  EXPECT_EQ(found.purpose, given.purpose);
  EXPECT_EQ(found.request_id, given.request_id);
  EXPECT_EQ(found.applicant_name.reveal(), given.applicant_name.reveal());
  EXPECT_EQ(found.applicant_id_number.reveal(), given.applicant_id_number.reveal());
  ASSERT_EQ(found.declared.size(), given.declared.size());
  for (size_t i = 0; i < given.declared.size(); ++i) {
    EXPECT_EQ(found.declared[i].name, given.declared[i].name);
    EXPECT_EQ(found.declared[i].value.reveal(), given.declared[i].value.reveal());
  }
  EXPECT_EQ(found.state, given.state);
  EXPECT_EQ(found.verdict, given.verdict);
  ASSERT_EQ(found.fields.size(), given.fields.size());
  for (size_t i = 0; i < given.fields.size(); ++i) {
    EXPECT_EQ(found.fields[i].name, given.fields[i].name);
    EXPECT_EQ(found.fields[i].verdict, given.fields[i].verdict);
    EXPECT_EQ(found.fields[i].note, given.fields[i].note);
    ASSERT_EQ(found.fields[i].found.has_value(), given.fields[i].found.has_value());
    if (given.fields[i].found) {
      EXPECT_EQ(found.fields[i].found->reveal(), given.fields[i].found->reveal());
    }
  }
  EXPECT_EQ(found.cause, given.cause);
  EXPECT_EQ(found.manual_way, given.manual_way);
  EXPECT_EQ(found.token, given.token);
  EXPECT_EQ(found.polls, given.polls);
  EXPECT_EQ(found.opened_at, given.opened_at);
  EXPECT_EQ(found.due_at, given.due_at);
  EXPECT_EQ(found.updated_at, given.updated_at);
}

TEST_P(Commits, ACaseComesBackAsItWasSaved) {
  Case c = sample_case(1);
  ASSERT_OK(write({SaveCase{c}}));
  auto found = store_->find_case(c.id);
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  expect_same(**found, c);
  EXPECT_EQ((*found)->version, 1);

  Case second = sample_case(2);  // the other optional columns
  second.state = CaseState::manual;
  second.verdict.reset();
  second.fields.clear();
  second.declared.clear();
  second.cause = FailureCause::deadline;
  second.manual_way = "请到民政窗口";
  second.token = "t\"o\\k\n\t\x01";
  second.polls = 7;
  ASSERT_OK(write({SaveCase{second}}));
  auto again = store_->find_case(second.id);
  ASSERT_OK(again);
  ASSERT_TRUE(again->has_value());
  expect_same(**again, second);
}

TEST_P(Commits, AComplaintComesBackAsItWasSavedAndUpdated) {
  ComplaintPassing c;
  c.id.value = "TS1";
  c.department.value = "civil_affairs";
  c.caller.value = "housing";
  c.request_id = "r";
  c.channel = "热线";
  c.subject = "仍要求开证明";
  c.content = "窗口要求再开一次证明";
  c.complainant = Private("李娜");
  c.phone = Private("13800000000");
  c.against = "某街道";
  c.matter = "公租房申请";
  c.proof = "婚姻状况证明";
  c.filed_at = c.updated_at = at(5);
  ASSERT_OK(write({SavePassing{c}}));
  c.version = 1;
  c.state = PassingState::passed;
  c.receipt = "S-9";
  c.legacy_status = LegacyStatus::handling;
  c.legacy_status_text = "办理中";
  c.handler = "周";
  c.result = "已处理";
  c.legacy_updated_at = "2025-11-24";
  c.last_failure = "曾超时";
  c.attempts = 3;
  c.updated_at = at(6);
  ASSERT_OK(write({SavePassing{c}}));
  auto found = store_->find_passing(c.id);
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  const ComplaintPassing& f = **found;
  EXPECT_EQ(f.version, 2);
  EXPECT_EQ(f.department, c.department);
  EXPECT_EQ(f.caller, c.caller);
  EXPECT_EQ(f.request_id, c.request_id);
  EXPECT_EQ(f.channel, c.channel);
  EXPECT_EQ(f.subject, c.subject);
  EXPECT_EQ(f.content, c.content);
  EXPECT_EQ(f.complainant.reveal(), c.complainant.reveal());
  EXPECT_EQ(f.phone.reveal(), c.phone.reveal());
  EXPECT_EQ(f.against, c.against);
  EXPECT_EQ(f.matter, c.matter);
  EXPECT_EQ(f.proof, c.proof);
  EXPECT_EQ(f.state, c.state);
  EXPECT_EQ(f.receipt, c.receipt);
  EXPECT_EQ(f.legacy_status, c.legacy_status);
  EXPECT_EQ(f.legacy_status_text, c.legacy_status_text);
  EXPECT_EQ(f.handler, c.handler);
  EXPECT_EQ(f.result, c.result);
  EXPECT_EQ(f.legacy_updated_at, c.legacy_updated_at);
  EXPECT_EQ(f.last_failure, c.last_failure);
  EXPECT_EQ(f.attempts, 3);
  EXPECT_EQ(f.filed_at, c.filed_at);
  EXPECT_EQ(f.updated_at, c.updated_at);
  c.version = 1;
  EXPECT_CODE(write({SavePassing{c}}), ErrorCode::conflict);
}

TEST_P(Commits, WhatIsNotThereIsNothingAndNoError) {
  auto none = store_->find_case({"HC0"});
  ASSERT_OK(none);
  EXPECT_FALSE(none->has_value());
  auto unreadable = store_->find_case({"\xff\xfe"});  // what a URL may carry
  ASSERT_OK(unreadable);
  EXPECT_FALSE(unreadable->has_value());
  auto complaint = store_->find_passing({"TS0"});
  ASSERT_OK(complaint);
  EXPECT_FALSE(complaint->has_value());
  auto reply = store_->find_reply({"housing"}, "k");
  ASSERT_OK(reply);
  EXPECT_FALSE(reply->has_value());
  auto number = store_->newest_list_number();
  ASSERT_OK(number);
  EXPECT_EQ(*number, 0);
  auto list = store_->list_version(1);
  ASSERT_OK(list);
  EXPECT_FALSE(list->has_value());
  ASSERT_OK(write({DropWork{"never put"}}));
  ASSERT_OK(write({}));
  ASSERT_OK(store_->ready());
}

TEST_P(Commits, ACaseIsSavedOnlyOverTheVersionThatWasRead) {
  Case c = sample_case(1);
  ASSERT_OK(write({SaveCase{c}}));
  EXPECT_CODE(write({SaveCase{c}}), ErrorCode::conflict);  // version 0 again: it exists already
  c.version = 1;
  c.manual_way = "second";
  ASSERT_OK(write({SaveCase{c}}));
  c.manual_way = "third, from a stale read";
  EXPECT_CODE(write({SaveCase{c}}), ErrorCode::conflict);
  auto found = store_->find_case(c.id);
  ASSERT_OK(found);
  EXPECT_EQ((*found)->version, 2);
  EXPECT_EQ((*found)->manual_way, "second");
  Case missing = sample_case(9);
  missing.version = 4;
  EXPECT_CODE(write({SaveCase{missing}}), ErrorCode::conflict);
}

TEST_P(Commits, AKeyIsRememberedOnceAndByteForByte) {
  RememberedReply reply = sample_reply("k1");
  reply.body = std::string("{\"a\":\"\\u0000 𠮷\"}\r\n");
  ASSERT_OK(write({RememberReply{reply}}));
  EXPECT_CODE(write({RememberReply{reply}}), ErrorCode::in_progress);
  RememberedReply other = reply;
  other.caller.value = "somebody else";
  ASSERT_OK(write({RememberReply{other}}));
  auto found = store_->find_reply(reply.caller, "k1");
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->body, reply.body);
  EXPECT_EQ((*found)->request_hash, reply.request_hash);
  EXPECT_EQ((*found)->status, 200);
  EXPECT_EQ((*found)->location, reply.location);
  EXPECT_EQ((*found)->at, reply.at);
}

TEST_P(Commits, AUnitThatIsRefusedLateLeavesNothingBehind) {
  ASSERT_OK(write({SaveCase{sample_case(1)}}));
  Unit late = {RememberReply{sample_reply("k")}, AppendAct{sample_act("x", 1)},
               PutWork{{"w", WorkKind::poll_verification, "x", at(0), 0}}, SaveCase{sample_case(1)}};
  EXPECT_CODE(write(late), ErrorCode::conflict);
  EXPECT_EQ(count("remembered_reply"), 0);
  EXPECT_EQ(count("journal"), 0);
  EXPECT_EQ(count("work"), 0);
  // and the next act takes the number that was given back
  ASSERT_OK(write({AppendAct{sample_act("y", 1)}}));
  auto acts = store_->journal("y", "", 10);
  ASSERT_OK(acts);
  ASSERT_EQ(acts->items.size(), 1u);
  EXPECT_EQ(acts->items[0].number, 1);
}

TEST_P(Commits, TextIsKeptWhateverItSays) {
  std::string million;
  while (million.size() < (1 << 20)) million += "𠮷䶮😀·“引号”\\n'; DROP TABLE journal; --";
  Case c = sample_case(1);
  c.applicant_name = Private("𠮷䶮·😀");
  c.purpose = million;
  c.declared = {{"备注", Private(million)}};
  c.fields = {{"备注", Verdict::mismatch, Private(million), million}};
  Act act = sample_act(c.id.value, 1);
  act.detail = million;
  ASSERT_OK(write({SaveCase{c}, AppendAct{act}}));
  auto found = store_->find_case(c.id);
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->applicant_name.reveal(), "𠮷䶮·😀");
  EXPECT_TRUE((*found)->purpose == million) << "1 MB of text has changed";
  EXPECT_TRUE((*found)->declared.at(0).value.reveal() == million);
  EXPECT_TRUE((*found)->fields.at(0).note == million);
  auto acts = store_->journal(c.id.value, "", 1);
  ASSERT_OK(acts);
  EXPECT_TRUE(acts->items.at(0).act.detail == million);
}

TEST_P(Commits, TextNoDatabaseKeepsIsRefusedWithItsField) {
  for (const std::string& bad :
       {std::string("a\0b", 3), std::string("\xd5\xc5"), std::string("\xed\xa0\x80"), std::string("\xc0\xaf"),
        std::string("\xf4\x90\x80\x80"), std::string("cut \xe5\xbc")}) {
    Case c = sample_case(1);
    c.purpose = bad;
    auto refused = write({AppendAct{sample_act("x", 1)}, SaveCase{c}});
    EXPECT_CODE(refused, ErrorCode::invalid_input);
    EXPECT_EQ(refused.error().faults.at(0).path, "purpose");
    c = sample_case(1);
    c.fields[0].found = Private(bad);
    EXPECT_CODE(write({SaveCase{c}}), ErrorCode::invalid_input);
  }
  EXPECT_EQ(count("journal"), 0);
}

TEST_P(Commits, APublishedListComesBackWholeAndIsNeverReplaced) {
  ListVersion list{1, "联席会议办公室", "〔2020〕6号", at(3), {}};
  for (int i = 1; i <= 60; ++i) {
    Entry e;
    e.id.value = "QD-" + std::to_string(i);
    e.handling_department = "住建局";
    e.matter = "事项" + std::to_string(i);
    e.proof = "证明";
    e.issuer = "民政局";
    e.basis = "依据";
    e.methods = {Method::shared_query, Method::commitment};
    e.matter_class = i % 2 ? MatterClass::instant : MatterClass::on_site;
    e.assisting.value = i % 3 ? "civil_affairs" : "";
    e.check = i % 3 ? "marriage.status" : "";
    e.fields = {{"marital_status", "婚姻状况", true, false, i % 2 == 0}, {"d", "日期", false, true, false}};
    if (i % 4 == 0) e.since = Date(std::chrono::year(2020), std::chrono::month(2), std::chrono::day(29));
    if (i % 5 == 0) e.until = Date(std::chrono::year(2030), std::chrono::month(12), std::chrono::day(31));
    list.entries.push_back(e);
  }
  list.effective_from = Date(std::chrono::year(2031), std::chrono::month(1), std::chrono::day(1));
  ASSERT_OK(write({PublishList{list}, AppendAct{sample_act("1", 1, "list.published")}}));
  auto found = store_->list_version(1);
  ASSERT_OK(found);
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->publisher, list.publisher);
  EXPECT_EQ((*found)->basis, list.basis);
  EXPECT_EQ((*found)->published_at, list.published_at);
  EXPECT_EQ((*found)->entries, list.entries);
  EXPECT_EQ((*found)->effective_from, list.effective_from);
  list.publisher = "other";
  EXPECT_CODE(write({PublishList{list}}), ErrorCode::conflict);
  list.number = 2;
  list.entries.resize(1);
  list.effective_from.reset();
  ASSERT_OK(write({PublishList{list}}));
  EXPECT_FALSE((*store_->list_version(2))->effective_from) << "in force from its publication, as the first ones were";
  auto newest = store_->newest_list_number();
  ASSERT_OK(newest);
  EXPECT_EQ(*newest, 2);
}

TEST_P(Commits, AListWithOneEntryTwiceIsRefusedWhole) {
  ListVersion list{1, "办公室", "依据", at(3), {}};
  Entry e;
  e.id.value = "QD-1";
  e.methods = {Method::shared_query};
  list.entries = {e, e};
  EXPECT_CODE(write({PublishList{list}}), ErrorCode::conflict);
  EXPECT_EQ(count("list_version"), 0);
}

TEST_P(Commits, WorkPutTwiceIsOneItemWithTheLastTime) {
  ASSERT_OK(write({PutWork{{"w", WorkKind::pass_complaint, "TS1", at(10), 0}}}));
  ASSERT_OK(write({PutWork{{"w", WorkKind::read_complaint, "TS1", at(500), 2}}}));
  auto early = store_->claim_work(at(100), at(200), 10);
  ASSERT_OK(early);
  EXPECT_TRUE(early->empty());
  auto due = store_->claim_work(at(500), at(600), 10);
  ASSERT_OK(due);
  ASSERT_EQ(due->size(), 1u);
  EXPECT_EQ((*due)[0].kind, WorkKind::read_complaint);
  EXPECT_EQ((*due)[0].attempts, 2);
  EXPECT_EQ((*due)[0].due_at, at(500));
  ASSERT_OK(write({DropWork{"w"}}));
  EXPECT_EQ(count("work"), 0);
}

}  // namespace
}  // namespace zq::store_test
