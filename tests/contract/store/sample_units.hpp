// Units to commit, and a commit that waits. Persons are synthetic (area code 331099).
#pragma once
#include <future>
#include <memory>
#include <string>

#include "workflow/ports.hpp"

namespace zq::store_test {

inline Instant at(int64_t millis) { return Instant(std::chrono::milliseconds(1763913600000 + millis)); }

inline std::string number_text(int64_t number) {
  std::string text = std::to_string(number);
  return std::string(text.size() < 9 ? 9 - text.size() : 0, '0') + text;
}

inline CaseId case_id(int64_t number) { return {"HC" + number_text(number)}; }

inline Case sample_case(int64_t number) {
  Case c;
  c.id = case_id(number);
  c.entry.value = "QD-017";
  c.list_version = 2;
  c.matter = "公租房申请";
  c.proof = "婚姻状况证明";
  c.department.value = "civil_affairs";
  c.check = "marriage.status";
  c.caller.value = "housing";
  c.handling_department = "住房和城乡建设局";
  c.operator_name = "王敏";
  c.purpose = "公租房资格审核";
  c.request_id = "r-" + std::to_string(number);
  c.applicant_name = Private("张伟");
  c.applicant_id_number = Private("331099199001010012");
  c.declared = {{"name", Private("张伟")}, {"marital_status", Private("20")}};
  c.state = CaseState::concluded;
  c.verdict = Verdict::consistent;
  c.fields = {{"marital_status", Verdict::consistent, Private("20"), "一致"}, {"name", Verdict::needs_review, {}, ""}};
  c.opened_at = c.updated_at = at(number);
  c.due_at = at(number + 1800000);
  return c;
}

inline Act sample_act(const std::string& subject, int64_t number, const std::string& kind = "verification.asked") {
  return {at(number), kind, subject, "housing", "r-" + std::to_string(number), "规定-6.1b", "", "asking", R"({"n":1})"};
}

inline workflow::RememberedReply sample_reply(const std::string& key) {
  return {{"housing"}, key, std::string(64, 'a'), 200, R"({"verdict":"一致"})", "/api/v1/verifications/x", at(1)};
}

// What one verification records: four changes that must be there together or not at all.
inline workflow::Unit whole_unit(int64_t number) {
  return {workflow::RememberReply{sample_reply("key-" + std::to_string(number))},
          workflow::SaveCase{sample_case(number)}, workflow::AppendAct{sample_act(case_id(number).value, number)},
          workflow::AppendAct{sample_act(case_id(number).value, number, "verification.answered")}};
}

// Waits for the durable commit; must not be called on a thread of the store.
inline Result<Done> commit(workflow::Store& store, workflow::Unit unit) {
  auto promise = std::make_shared<std::promise<Result<Done>>>();
  auto future = promise->get_future();
  auto task = store.commit(std::move(unit));
  std::function<void(Result<Done>)> done = [promise](Result<Done> result) { promise->set_value(std::move(result)); };
  workflow::start<Result<Done>>(std::move(task), std::move(done));
  return future.get();
}

}  // namespace zq::store_test
