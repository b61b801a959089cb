// A second implementation of the Store port, in memory: same promises, no disk. Commits complete on a thread of its
// own, as those of the real store do. Thread-safe.
#pragma once
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "workflow/ports.hpp"

namespace zq::test {

class MemoryStore final : public workflow::Store {
 public:
  MemoryStore();
  ~MemoryStore() override;

  workflow::Task<Result<Done>> commit(workflow::Unit unit) override;
  Result<std::optional<workflow::RememberedReply>> find_reply(const CallerId& caller, const std::string& key) override;
  Result<std::optional<Case>> find_case(const CaseId& id) override;
  Result<workflow::Page<Case>> cases(const workflow::CaseFilter& filter, const std::string& cursor, int limit) override;
  Result<std::optional<ComplaintPassing>> find_passing(const ComplaintId& id) override;
  Result<workflow::Page<ComplaintPassing>> passings(const std::optional<CallerId>& caller, const std::string& cursor,
                                                    int limit) override;
  Result<std::optional<Document>> find_document(DocumentKind kind, const std::string& id) override;
  Result<workflow::Page<Document>> documents(const workflow::DocumentQuery& query, const std::string& cursor,
                                             int limit) override;
  Result<int> newest_list_number() override;
  Result<std::optional<ListVersion>> list_version(int number) override;
  Result<workflow::Page<workflow::StoredAct>> journal(const std::string& subject, const std::string& cursor,
                                                      int limit) override;
  Result<workflow::Page<workflow::StoredAct>> acts(Instant from, Instant until, const std::string& cursor,
                                                   int limit) override;
  Result<std::vector<workflow::Work>> claim_work(Instant now, Instant lease_until, int limit) override;
  Result<std::optional<CaseId>> pending_case(const DepartmentId& department, const std::string& token) override;
  Result<workflow::Waiting> waiting_for(const DepartmentId& department, int limit) override;
  Result<workflow::Page<workflow::ParkedWork>> parked_work(const std::optional<workflow::WorkKind>& kind,
                                                           const std::string& cursor, int limit) override;
  Result<Done> ready() override;

  // From now on every write (and ready()) answers with this error; nothing: works again.
  void break_with(std::optional<Error> error);

 private:
  struct Content {
    std::map<std::pair<std::string, std::string>, workflow::RememberedReply> replies;
    std::map<std::string, Case> cases;
    std::map<std::string, ComplaintPassing> complaints;
    std::map<std::pair<DocumentKind, std::string>, Document> documents;
    std::map<int, ListVersion> lists;
    std::map<std::string, workflow::Work> work;
    std::map<std::string, workflow::ParkedWork> parked;
    std::vector<workflow::StoredAct> acts;
  };
  struct Apply;
  Result<Done> write(workflow::Unit unit);
  void run();

  std::mutex mutex_;
  Content content_;
  std::optional<Error> broken_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace zq::test
