// A Registry on a temporary folder with departments built in code, and its calls made blocking. For tests.
#pragma once
#include <gtest/gtest.h>
#include <stdlib.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "adapters/registry.hpp"
#include "log/log.hpp"

namespace zq::adapters::test {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

class SystemClock final : public workflow::Clock {
 public:
  Instant now() const override { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }
  SteadyTime steady() const override { return std::chrono::steady_clock::now(); }
};

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "zq-adapters-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

inline std::filesystem::path fixture(const std::string& name) {
  return std::filesystem::path(ZQ_BINARY_DIR) / "broken_adapters" / (name + ".so");
}

// The log of a test goes nowhere: what matters is asserted.
inline void be_quiet() {
  static const bool quiet = [] {
    log::Options options;
    options.file = std::getenv("ZQ_TEST_LOG") ? std::getenv("ZQ_TEST_LOG") : "/dev/null";
    log::open(options);
    return true;
  }();
  (void)quiet;
}

// Waits until `true_now` holds; false after 20 seconds.
inline bool eventually(const std::function<bool()>& true_now) {
  for (int n = 0; n < 2000; ++n) {
    if (true_now()) return true;
    std::this_thread::sleep_for(10ms);
  }
  return true_now();
}

// A department that runs the fixture `adapter` with these settings. Equal arguments have equal fingerprints.
inline settings::Department department(const std::string& id, const std::string& adapter,
                                       std::map<std::string, std::string> given = {}) {
  settings::Department d;
  d.id = {id};
  d.name = "测试部门";
  d.adapter_file = fixture(adapter).string();
  d.manual_way = "请拨打 0576-00000000";
  d.settings = std::move(given);
  d.call_time = 5s;
  d.start_time = 5s;
  d.drain_time = 5s;
  d.fingerprint = id + adapter;
  for (const auto& [key, value] : d.settings) d.fingerprint += "|" + key + "=" + value;
  return d;
}

// The same in the host's process, where a thread that hangs stays.
inline settings::Department in_process(settings::Department d) {
  d.mode = settings::Department::Mode::in_process;
  d.fingerprint += "|in_process";
  return d;
}

inline settings::Settings settings_of(std::vector<settings::Department> departments) {
  settings::Settings s;
  s.departments = std::move(departments);
  return s;
}

class House {
 public:
  House() : registry(folder.path, clock) { be_quiet(); }

  // Starts with these departments; all must start.
  void open(std::vector<settings::Department> departments) {
    const auto opened = registry.apply(settings_of(std::move(departments)), true);
    ASSERT_TRUE(opened.ok()) << opened.error().detail;
    for (const auto& view : registry.view()) ASSERT_TRUE(!view.enabled || view.state == "ready") << view.state_text;
  }

  std::future<Answer> begin_verify(const std::string& id, const std::string& check = "any", milliseconds time = 10s) {
    workflow::VerificationQuestion question;
    question.department = {id};
    question.check = check;
    question.declared = {{"name", Private("张三")}, {"id_number", Private("331099199001010017")}};
    question.trace.request_id = "req-1";
    question.deadline = std::chrono::steady_clock::now() + time;
    return begin(registry.verify(std::move(question)));
  }
  Answer verify(const std::string& id, const std::string& check = "any", milliseconds time = 10s) {
    return begin_verify(id, check, time).get();
  }
  Answer poll(const std::string& id, const std::string& token) {
    return begin(registry.poll({id}, token, {}, soon())).get();
  }
  Result<workflow::Page<DepartmentListRow>> list(const std::string& id, const std::string& cursor, int limit) {
    return begin(registry.list({id}, cursor, limit, {}, soon())).get();
  }
  Result<ComplaintReply> submit(const std::string& id, milliseconds time = 10s) {
    ComplaintPassing complaint;
    complaint.id = {"TS20261123-1"};
    complaint.department = {id};
    complaint.subject = "示例";
    return begin(registry.submit_complaint(complaint, {}, std::chrono::steady_clock::now() + time)).get();
  }
  Result<ComplaintReply> status(const std::string& id, const std::string& receipt) {
    return begin(registry.complaint_status({id}, receipt, {}, soon())).get();
  }
  workflow::DepartmentView view(const std::string& id) { return registry.find({id}).value(); }

  template <class T>
  static std::future<T> begin(workflow::Task<T> task) {
    auto promise = std::make_shared<std::promise<T>>();
    auto future = promise->get_future();
    workflow::start<T>(std::move(task), [promise](T value) { promise->set_value(std::move(value)); });
    return future;
  }
  static SteadyTime soon() { return std::chrono::steady_clock::now() + 10s; }

  SystemClock clock;
  Folder folder;
  Registry registry;
};

}  // namespace zq::adapters::test
