// The adapter of the streets' four platforms (基层治理四个平台): one instance serves all streets. The platforms take
// the same push twice as two events, so each push looks first whether its task is there already.
#include "zq/adapter.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>

#include "four_platforms/callback.hpp"
#include "four_platforms/platform.hpp"
#include "four_platforms/streets.hpp"
#include "four_platforms/task_json.hpp"
#include "four_platforms/words.hpp"

namespace four_platforms {
namespace {

using nlohmann::json;

constexpr const char* all_streets =
    "331002001,331002002,331002003,331002004,331002005,331002006,331002007,331002008,331002100";

zq::Failure unknown_task() { return zq::Failure(ZQ_E_NOT_FOUND, "各街道的平台都没有这一任务：请核对任务编号"); }

// What leaves it open whether the platform has taken the task.
bool is_open(zq_status status) {
  return status == ZQ_E_UNAVAILABLE || status == ZQ_E_DEADLINE || status == ZQ_E_CANCELLED || status == ZQ_E_BAD_DATA;
}

class FourPlatforms : public zq::Adapter {
 public:
  static constexpr std::uint32_t max_concurrency = 9;

  void start(zq::Call& call) override {
    streets_ = Streets(call.settings().url("base_url"), call.settings().text_or("streets", all_streets));
    platform_ = Platform(call);
    call.host().with_secret("callback_key", [](std::string_view) {});  // is it there?
    for (const std::string& code : streets_.codes()) pushing_[code] = std::make_unique<std::timed_mutex>();
  }

  // One street that answers is enough: a street that is down is no fault of the others.
  void health(zq::Call& call) override {
    zq::Failure last(ZQ_E_CONFIG, "没有配置任何街道");
    for (const std::string& code : streets_.codes()) try {
        return platform_.login(call, streets_.url(code));
      } catch (const zq::Failure& failure) {
        last = failure;
      }
    throw last;
  }

  zq::TaskReceipt push_task(zq::Call& call, const zq::Record& task, std::string_view key) override {
    const std::string street = street_of(task.require("area_code"));
    const std::string_view platform = platform_paths.meaning_or(task.require("platform"), {});
    if (streets_.url(street).empty())
      throw zq::Failure(ZQ_E_INVALID, "没有街道承接该区划代码：应为 12 位，且前 9 位在本部门的 streets 之内");
    if (platform.empty())
      throw zq::Failure(ZQ_E_INVALID, "字段 platform 应为 governance、market、enforcement、service 之一");
    if (key.empty()) throw zq::Failure(ZQ_E_INVALID, "缺少任务编号：每次推送都须带幂等键");
    const json content = task_content(task, key);
    const auto alone = hold(call, street);
    const std::vector<Row> there = search(call, street, key);
    if (there.empty()) return task_receipt(street, add(call, street, platform, content));
    // A push whose answer came too late may have arrived after the next one: the oldest stays.
    for (std::size_t n = 1; n < there.size(); ++n)
      if (state_of(there[n].status) != zq::TaskStatus::closed) revoke(call, street, there[n].number, "重复推送");
    return task_receipt(street, there.front());
  }

  zq::TaskReport task_status(zq::Call& call, std::string_view reference) override {
    Receipt receipt = read_receipt(reference);
    if (receipt.number.empty()) receipt = find(call, reference);
    if (streets_.url(receipt.street).empty()) throw unknown_task();
    const json data = ask(call, receipt.street, "event/detail", {{"c_number", receipt.number}});
    if (data.is_null()) throw unknown_task();
    return task_report(receipt.street, data);
  }

  zq::TaskNotice task_callback(zq::Call& call, const zq::Callback& message) override {
    if (streets_.url(message.path()).empty()) throw zq::Failure(ZQ_E_AUTH, "回调的街道不在本部门的 streets 之内");
    zq::TaskNotice notice;
    call.host().with_secret("callback_key", [&](std::string_view key) {
      notice = read_callback(message, key, call.raw()->now_unix_ms / 1000);
    });
    return notice;
  }

  zq::TaskReceipt withdraw_task(zq::Call& call, std::string_view reference, std::string_view reason) override {
    const Receipt receipt = read_receipt(reference);
    if (streets_.url(receipt.street).empty()) throw unknown_task();
    return task_receipt(receipt.street, revoke(call, receipt.street, receipt.number, reason));
  }

 private:
  json ask(zq::Call& call, const std::string& street, const std::string& path, const json& content) {
    return platform_.ask(call, streets_.url(street), path, content);
  }

  std::vector<Row> search(zq::Call& call, const std::string& street, std::string_view task_no) {
    return task_rows(ask(call, street, "event/list", {{"taskNo", std::string(task_no)}}), task_no);
  }

  Row add(zq::Call& call, const std::string& street, std::string_view platform, const json& content) {
    call.check();
    try {
      return one_row(ask(call, street, std::string(platform) + "/event/add", content));
    } catch (const zq::Failure& failure) {
      if (!is_open(failure.status())) throw;
      throw zq::Failure(ZQ_E_OUTCOME_UNKNOWN,
                        "推送之后没有得到平台的确认，不能确定是否已收到；以同一任务编号再推送即可，"
                        "会先查询，不会重复（" +
                            std::string(failure.text()) + "）");
    }
  }

  Row revoke(zq::Call& call, const std::string& street, const std::string& number, std::string_view reason) {
    const json data = ask(call, street, "event/revoke", {{"c_number", number}, {"reason", std::string(reason)}});
    if (data.is_null()) throw unknown_task();
    return one_row(data);
  }

  // A task without a receipt: every street is asked. "Not found" is only said when all have answered.
  Receipt find(zq::Call& call, std::string_view task_no) {
    if (task_no.empty()) throw unknown_task();
    std::optional<zq::Failure> silent;
    for (const std::string& street : streets_.codes()) try {
        const std::vector<Row> rows = search(call, street, task_no);
        if (!rows.empty()) return {street, rows.front().number};
      } catch (const zq::Failure& failure) {
        if (failure.status() != ZQ_E_UNAVAILABLE) throw;
        silent = failure;
      }
    throw silent ? *silent : unknown_task();
  }

  // Two pushes to one street one after the other: the second one's search must see the first.
  std::unique_lock<std::timed_mutex> hold(zq::Call& call, const std::string& street) {
    std::unique_lock<std::timed_mutex> lock(*pushing_.at(street), std::defer_lock);
    while (!lock.try_lock_for(std::chrono::milliseconds(50))) call.check();
    return lock;
  }

  Streets streets_;
  Platform platform_;
  std::map<std::string, std::unique_ptr<std::timed_mutex>> pushing_;  // by street; filled in start
};

}  // namespace
}  // namespace four_platforms

ZQ_ADAPTER(four_platforms::FourPlatforms, "cn.jiaojiang.four_platforms", "椒江区基层治理四个平台", "Zhengqiao",
           "1.0.0");
