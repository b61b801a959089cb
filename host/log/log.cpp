#include "log/log.hpp"

#include <spdlog/common.h>
#include <spdlog/details/periodic_worker.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "log/line.hpp"
#include "log/messages.hpp"

namespace zq::log {
namespace {

constexpr size_t buffer_bytes = 16 * 1024;

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

const char* word(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return "ERROR";
  if (level == spdlog::level::warn) return "WARNING";
  return level == spdlog::level::info ? "INFO" : "DEBUG";
}

// "time level " before what write() has put together.
class LineFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const auto since_epoch = std::chrono::duration_cast<std::chrono::milliseconds>(message.time.time_since_epoch());
    std::string head = beijing_time(since_epoch.count());
    head += ' ';
    head += word(message.level);
    head += ' ';
    out.append(head.data(), head.data() + head.size());
    out.append(message.payload.begin(), message.payload.end());
    out.push_back('\n');
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<LineFormatter>(); }
};

// Standard error, many lines to one write: spdlog's own sink flushes every line.
class StandardErrorSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  ~StandardErrorSink() override { write_out(); }

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    waiting_.append(line.data(), line.size());
    if (waiting_.size() >= buffer_bytes) write_out();
  }
  void flush_() override { write_out(); }

 private:
  void write_out() {
    size_t done = 0;
    while (done < waiting_.size()) {
      const ssize_t n = ::write(STDERR_FILENO, waiting_.data() + done, waiting_.size() - done);
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;  // nobody can be told that standard error is gone
      done += static_cast<size_t>(n);
    }
    waiting_.clear();
  }

  std::string waiting_;
};

std::shared_ptr<spdlog::logger> logger_over(spdlog::sink_ptr sink, Level level, spdlog::level::level_enum flush_on) {
  auto logger = std::make_shared<spdlog::logger>("zhengqiao", std::move(sink));
  logger->set_formatter(std::make_unique<LineFormatter>());
  logger->set_level(spdlog_level(level));
  logger->flush_on(flush_on);
  return logger;
}

struct State {
  std::shared_mutex lock;
  std::shared_ptr<spdlog::logger> logger =
      logger_over(std::make_shared<StandardErrorSink>(), Level::info, spdlog::level::trace);
  std::mutex opening;
  std::unique_ptr<spdlog::details::periodic_worker> flusher;
  std::function<void(const Event&)> take;  // set: events are forwarded
};

// Never destroyed: threads may still log while the process ends.
State& state() {
  static State* const instance = new State;
  return *instance;
}

// The log while it stays what it is: held during a whole write, so that open() can flush the old file to its last line
// before the new one begins (two open files of one name would tear lines apart).
class Current {
 public:
  spdlog::logger* operator->() const { return state().logger.get(); }

 private:
  std::shared_lock<std::shared_mutex> hold_{state().lock};
};

spdlog::sink_ptr sink_for(const Options& options) {
  if (options.file.empty()) return std::make_shared<StandardErrorSink>();
  const size_t older = options.files_kept > 1 ? static_cast<size_t>(options.files_kept - 1) : 0;
  return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(options.file, options.file_bytes_max, older);
}

}  // namespace

void open(const Options& options) {
  std::lock_guard one_at_a_time(state().opening);
  std::shared_ptr<spdlog::logger> next;
  try {
    next = logger_over(sink_for(options), options.level, spdlog::level::warn);
  } catch (const spdlog::spdlog_ex& e) {
    throw std::runtime_error("日志文件打不开 | the log file cannot be opened: " + options.file + ": " + e.what());
  }
  {
    std::unique_lock hold(state().lock);
    state().logger->flush();
    std::swap(state().logger, next);
  }
  if (!state().flusher) {
    std::atexit(flush);
    state().flusher = std::make_unique<spdlog::details::periodic_worker>(flush, std::chrono::seconds(1));
  }
}

void forward(std::function<void(const Event&)> take) { state().take = std::move(take); }

void write(std::string_view id, std::initializer_list<Field> fields) {
  write(id, std::span(fields.begin(), fields.size()));
}

void write(std::string_view id, std::span<const Field> fields) {
  static constexpr Message unknown{"", Level::error, "日志目录中没有此编号", "this id is not in the log catalogue", ""};
  const Message* found = find(id);
  const Message& message = found ? *found : unknown;
  if (state().take) return state().take({message.level, id, fields, {}, {}});
  const Current logger;
  if (!logger->should_log(spdlog_level(message.level))) return;
  std::string line;
  line.reserve(256);
  append_escaped(line, id, value_bytes_max);
  line += ' ';
  line += message.zh;
  line += " | ";
  line += message.en;
  for (const Field& field : fields) append_field(line, field.key, field.value);
  logger->log(spdlog_level(message.level), spdlog::string_view_t(line.data(), line.size()));
}

void write_adapter(Level level, std::string_view department, std::string_view request_id, std::string_view text) {
  if (state().take) return state().take({level, {}, {}, request_id, text});
  const Current logger;
  if (!logger->should_log(spdlog_level(level))) return;
  std::string line = "- 适配器 | adapter";
  append_field(line, "department", department);
  append_field(line, "request_id", request_id);
  append_field(line, "text", text, adapter_text_bytes_max);
  logger->log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

void flush() { Current()->flush(); }

}  // namespace zq::log
