// The log: one line per event, with an id from the catalogue. Facade over spdlog, so that no other header sees it.
// Thread-safe. Before open() lines go to standard error. No personal data: values are passed as fields, and Private has
// no way in.
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace zq::log {

enum class Level { debug, info, warning, error };

// One "key=value" of a line.
struct Field {
  Field(std::string_view k, std::string_view v) : key(k), value(v) {}
  Field(std::string_view k, const char* v) : key(k), value(v) {}
  Field(std::string_view k, const std::string& v) : key(k), value(v) {}
  Field(std::string_view k, int64_t v) : key(k), value(std::to_string(v)) {}
  Field(std::string_view k, int v) : key(k), value(std::to_string(v)) {}
  Field(std::string_view k, size_t v) : key(k), value(std::to_string(v)) {}
  std::string_view key;
  std::string value;
};

struct Options {
  Level level = Level::info;
  std::string file;  // empty: standard error
  size_t file_bytes_max = 50 * 1024 * 1024;
  int files_kept = 10;
};
// Throws std::runtime_error when the file cannot be opened.
void open(const Options&);

// `id` is a message of log/messages.hpp ("ZQ-2104"); its level and text (Chinese and English) come from the catalogue.
void write(std::string_view id, std::initializer_list<Field> fields = {});
void write(std::string_view id, std::span<const Field> fields);

// For adapters' own lines, which have no id.
void write_adapter(Level, std::string_view department, std::string_view request_id, std::string_view text);

void flush();

// An event on its way to the process that keeps the log: of the catalogue when it has an id, else an adapter's line.
struct Event {
  Level level = Level::info;
  std::string_view id;
  std::span<const Field> fields;
  std::string_view request_id, text;
};
// From here on every event goes to `take`, and nothing is written here. Once, by a process that keeps no log of its own
// (zq-worker), before it has threads. `take` is called from any thread.
void forward(std::function<void(const Event&)> take);

}  // namespace zq::log
