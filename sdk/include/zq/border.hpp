// Border: the functions the host calls, each fenced, and what they make of an adapter's answers. Included by
// zq/adapter.hpp; an adapter does not use it by itself.
#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "zq/adapter_base.hpp"
#include "zq/inputs.hpp"

namespace zq {
inline namespace sdk1 {

// The functions the host calls. Each is noexcept and fenced; none keeps state.
struct Border {
  static Adapter& adapter(zq_instance* instance) noexcept {
    return *static_cast<Adapter*>(static_cast<void*>(instance));
  }

  // Longer runs of digits are masked: the text of a library's exception may quote what it was given.
  static std::string without_numbers(std::string_view text) {
    std::string out(text.substr(0, 300));
    for (std::size_t begin = 0; begin < out.size();) {
      const std::size_t end = std::min(out.find_first_not_of("0123456789", begin), out.size());
      if (end - begin >= 6) out.replace(begin, end - begin, end - begin, '*');
      begin = end + 1;
    }
    return out;
  }

  static zq_status report(const zq_call* call, zq_status status, std::string_view text) noexcept {
    if (!text.empty()) call->set_error(call, status, to_str(text));
    return status;
  }

  // Runs body(Call&) and turns whatever it throws into a status. body returns the status of success.
  template <class Body>
  static zq_status fence(zq_instance* instance, const zq_call* raw, Body&& body) noexcept {
    try {
      Call call(adapter(instance).host_.raw(), raw);
      return body(call);
    } catch (const Failure& failure) {
      const bool is_failure = failure.status() > ZQ_OK && failure.status() <= ZQ_E_INTERNAL;
      return report(raw, is_failure ? failure.status() : static_cast<zq_status>(ZQ_E_INTERNAL), failure.text());
    } catch (const std::bad_alloc&) {
      return report(raw, ZQ_E_INTERNAL, "适配器内存不足");
    } catch (const std::exception& error) {
      try {
        return report(raw, ZQ_E_INTERNAL, "适配器内部错误：" + without_numbers(error.what()));
      } catch (...) {
        return report(raw, ZQ_E_INTERNAL, "适配器内部错误");
      }
    } catch (...) {
      return report(raw, ZQ_E_INTERNAL, "适配器内部错误：抛出了非标准异常");
    }
  }

  // What every call begins with: is its answer still wanted, and are its inputs sound?
  static Record begin(const Call& call, const zq_record* record, zq_str text, const char* name) {
    call.check();
    require_sound(to_view(text), name);
    const Record given(record);
    require_sound(given);
    return given;
  }

  static zq_status answer(Call& call, const Verification& answer, std::string_view token, zq_verdict* verdict) {
    if (answer.is_pending()) {
      const std::string_view later = answer.token().empty() ? token : std::string_view(answer.token());
      require_ok(call.raw()->set_pending(call.raw(), to_str(later), answer.poll_after().count()));
      return ZQ_PENDING;
    }
    for (const FieldVerdict& field : answer.fields()) {
      RecordWriter writer;
      writer.text("field", field.field).integer("verdict", static_cast<zq_verdict>(field.verdict));
      if (!field.found.empty()) writer.typed("found", field.found_type, field.found);
      call.emit(writer.text_if("note", field.note).record());
    }
    *verdict = static_cast<zq_verdict>(answer.verdict());
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const ListPage& page, std::uint32_t limit) {
    if (page.rows.size() > limit) {
      throw Failure(ZQ_E_INTERNAL, "适配器返回的清单行数超过了每页上限 " + std::to_string(limit));
    }
    for (const ListRow& row : page.rows) {
      RecordWriter writer;
      writer.text("code", row.code).text("matter", row.matter).text("proof", row.proof).text_if("issuer", row.issuer);
      writer.text_if("basis", row.basis).text_if("method", row.method).text_if("class", row.kind);
      call.emit(writer.date_if("since", row.since).date_if("until", row.until).record());
    }
    if (!page.next.empty()) require_ok(call.raw()->set_cursor(call.raw(), to_str(page.next)));
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const ComplaintState& state) {
    RecordWriter writer;
    writer.text("receipt", state.receipt).text("status", complaint_status_word(state.status));
    writer.text("status_text", state.status_text).text_if("handler", state.handler).text_if("result", state.result);
    call.emit(writer.text_if("updated_at", state.updated_at).record());
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const TaskReceipt& now) {
    RecordWriter writer;
    call.emit(field_task_detail::receipt(writer, now).record());
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const TaskReport& report) {
    const auto emit = [&](auto&& write) {
      RecordWriter writer;
      write(writer);
      call.emit(writer.record());
    };
    emit([&](RecordWriter& writer) { field_task_detail::state(writer, report); });
    for (const TaskStep& step : report.steps) emit([&](RecordWriter& w) { field_task_detail::step(w, step); });
    if (!report.feedback) return ZQ_OK;
    for (const TaskAnswer& one : report.feedback->answers)
      emit([&](RecordWriter& w) { w.text("kind", "answer").text("question", one.question).text("value", one.value); });
    for (const TaskPhoto& one : report.feedback->photos)
      emit([&](RecordWriter& w) {
        w.text("kind", "photo").text("reference", one.reference).text_if("question", one.question);
      });
    return ZQ_OK;
  }

  static zq_status answer(Call& call, const TaskNotice& notice) {
    RecordWriter writer;
    writer.text_if("receipt", notice.receipt).text_if("task_no", notice.task_no);
    writer.text("status", task_status_word(notice.status)).text_if("status_text", notice.status_text);
    call.emit(writer.record());
    return ZQ_OK;
  }

  static zq_status start(zq_instance* instance, const zq_call* raw) noexcept {
    return fence(instance, raw, [&](Call& call) { return adapter(instance).start(call), ZQ_OK; });
  }
  static void stop(zq_instance* instance, const zq_call* raw) noexcept {
    fence(instance, raw, [&](Call& call) { return adapter(instance).stop(call), ZQ_OK; });
  }
  static void destroy(zq_instance* instance) noexcept { delete &adapter(instance); }
  static zq_status health(zq_instance* instance, const zq_call* raw) noexcept {
    return fence(instance, raw, [&](Call& call) { return call.check(), adapter(instance).health(call), ZQ_OK; });
  }
  static zq_status verify(zq_instance* instance, const zq_call* raw, zq_str check, const zq_record* declared,
                          zq_verdict* verdict) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Declared given = begin(call, declared, check, "核查项编号");
      return answer(call, adapter(instance).verify(call, to_view(check), given), {}, verdict);
    });
  }
  static zq_status poll(zq_instance* instance, const zq_call* raw, zq_str token, zq_verdict* verdict) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, token, "凭证");
      return answer(call, adapter(instance).poll(call, to_view(token)), to_view(token), verdict);
    });
  }
  static zq_status list(zq_instance* instance, const zq_call* raw, const zq_record* filter, zq_str cursor,
                        std::uint32_t limit) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Record given = begin(call, filter, cursor, "游标");
      return answer(call, adapter(instance).list(call, given, to_view(cursor), limit), limit);
    });
  }
  static zq_status submit(zq_instance* instance, const zq_call* raw, const zq_record* complaint, zq_str key) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Record given = begin(call, complaint, key, "幂等键");
      return answer(call, adapter(instance).submit(call, given, to_view(key)));
    });
  }
  static zq_status status(zq_instance* instance, const zq_call* raw, zq_str receipt) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, receipt, "投诉编号");
      return answer(call, adapter(instance).complaint_status(call, to_view(receipt)));
    });
  }

  static zq_status push_task(zq_instance* instance, const zq_call* raw, const zq_record* task, zq_str key) noexcept {
    return fence(instance, raw, [&](Call& call) {
      const Record given = begin(call, task, key, "幂等键");
      return answer(call, adapter(instance).push_task(call, given, to_view(key)));
    });
  }
  static zq_status task_status(zq_instance* instance, const zq_call* raw, zq_str reference) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, reference, "任务编号");
      return answer(call, adapter(instance).task_status(call, to_view(reference)));
    });
  }
  static zq_status task_callback(zq_instance* instance, const zq_call* raw, const zq_callback* message) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, message->path, "回调路径");
      return answer(call, adapter(instance).task_callback(call, Callback(message)));
    });
  }
  static zq_status withdraw_task(zq_instance* instance, const zq_call* raw, zq_str receipt, zq_str reason) noexcept {
    return fence(instance, raw, [&](Call& call) {
      begin(call, nullptr, receipt, "任务编号");
      require_sound(to_view(reason), "撤回原因");
      return answer(call, adapter(instance).withdraw_task(call, to_view(receipt), to_view(reason)));
    });
  }

  template <class A>
  static zq_instance* create(const zq_host* host, const char* department) noexcept {
    try {
      if (!host || host->abi_major != ZQ_ABI_MAJOR) return nullptr;
      std::unique_ptr<Adapter> made = std::make_unique<A>();
      made->host_ = Host(host);
      made->department_ = department ? department : "";
      return static_cast<zq_instance*>(static_cast<void*>(made.release()));
    } catch (...) {
      Host(host).log(ZQ_LOG_ERROR, "适配器的构造函数抛出异常，实例未能创建");
      return nullptr;
    }
  }
};

}  // namespace sdk1
}  // namespace zq
