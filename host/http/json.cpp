#include "http/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "http/utf8.hpp"

namespace zq::http {
namespace {

// Far above any request of this API; below what a body of the largest size could make us allocate or compare.
constexpr size_t members_max = 256;
constexpr size_t values_max = 20000;
constexpr double exact_max = 9007199254740992;  // 2^53: beyond it a double does not name one integer
// Most objects of this API fit, and so many Members fit what malloc keeps for the thread (1032 bytes in glibc).
constexpr size_t members_usual = 7;
static_assert(members_usual * sizeof(Member) <= 1032);

// Builds Values from the parser's events and stops it at the first thing that is not allowed. The parser itself keeps
// no stack of calls, so deep nesting is refused here before it costs anything.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Builder(int depth_max) : depth_max_(static_cast<size_t>(depth_max)) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override {
    Value v;
    v.kind = Value::Kind::boolean;
    v.boolean = value;
    return add(std::move(v));
  }
  bool number_integer(number_integer_t value) override {
    Value v;
    v.kind = Value::Kind::integer;
    v.integer = value;
    return add(std::move(v));
  }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<uint64_t>(INT64_MAX)) return number_float(static_cast<double>(value), {});
    return number_integer(static_cast<int64_t>(value));
  }
  // 5.0 and 5e0 are the integer 5, as in JSON Schema.
  bool number_float(number_float_t value, const string_t&) override {
    if (value == std::trunc(value) && std::abs(value) <= exact_max) return number_integer(static_cast<int64_t>(value));
    Value v;
    v.kind = Value::Kind::number;
    v.number = value;
    return add(std::move(v));
  }
  bool string(string_t& value) override {
    Value v;
    v.kind = Value::Kind::text;
    v.text = std::move(value);
    return add(std::move(v));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override { return open(Value::Kind::object); }
  bool start_array(size_t) override { return open(Value::Kind::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    if (open_.back()->members.size() == members_max)
      return refuse("同一对象中字段过多", "at most " + std::to_string(members_max) + " members", "more");
    if (open_.back()->find(name)) return refuse("同一对象中有重复的字段名", "each member name once", "repeated name");
    if (open_.back()->members.empty()) open_.back()->members.reserve(members_usual);
    open_.back()->members.push_back({std::move(name), Value{}});
    return true;
  }
  bool parse_error(size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    constexpr int number_overflow = 406;  // of the parser
    if (error.id == number_overflow)
      return refuse("数字过大（第 " + std::to_string(position) + " 字节处）", "a number a double can hold",
                    "a larger one");
    // The parser's own message quotes the text around the error, which may be personal data.
    return refuse("不是合法的 JSON（第 " + std::to_string(position) + " 字节处）", "JSON", "syntax error");
  }

  Value take() { return std::move(root_); }
  const std::optional<Fault>& fault() const { return fault_; }

 private:
  bool refuse(std::string text, std::string expected, std::string found) {
    fault_ = Fault{"", std::move(text), std::move(expected), std::move(found)};
    return false;
  }
  bool place(Value value, Value*& placed) {
    if (++values_ > values_max) return refuse("内容过多", "at most " + std::to_string(values_max) + " values", "more");
    placed = place(std::move(value));
    return true;
  }
  Value* place(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Value& parent = *open_.back();
    if (parent.kind == Value::Kind::array) return &parent.items.emplace_back(std::move(value));
    parent.members.back().value = std::move(value);
    return &parent.members.back().value;
  }
  bool add(Value value) {
    Value* placed = nullptr;
    return place(std::move(value), placed);
  }
  bool open(Value::Kind kind) {
    if (open_.size() >= depth_max_)
      return refuse("嵌套过深", "at most " + std::to_string(depth_max_) + " levels", "deeper");
    Value value;
    value.kind = kind;
    Value* placed = nullptr;
    if (!place(std::move(value), placed)) return false;
    open_.push_back(placed);
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  size_t depth_max_, values_ = 0;
  Value root_;
  std::vector<Value*> open_;  // a parent is never changed while a child is open, so the pointers hold
  std::optional<Fault> fault_;
};

Error not_json(Fault fault) {
  return Error{ErrorCode::invalid_input, "请求体不是可接受的 JSON", {}, {std::move(fault)}};
}

}  // namespace

const Value* Value::find(std::string_view name) const {
  for (const Member& member : members)
    if (member.name == name) return &member.value;
  return nullptr;
}

std::string Value::text_of(std::string_view name) const {
  const Value* value = find(name);
  return value ? value->text : std::string();
}

std::optional<int64_t> Value::integer_of(std::string_view name) const {
  const Value* value = find(name);
  return value && value->kind == Kind::integer ? std::optional(value->integer) : std::nullopt;
}

std::optional<bool> Value::boolean_of(std::string_view name) const {
  const Value* value = find(name);
  return value && value->kind == Kind::boolean ? std::optional(value->boolean) : std::nullopt;
}

Result<Value> parse_json(std::string_view text, int depth_max) {
  if (const size_t good = well_formed_prefix(text); good != text.size())
    return not_json({"", "不是合法的 UTF-8（第 " + std::to_string(good + 1) + " 字节处）", "UTF-8", "other bytes"});
  Builder builder(depth_max);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return builder.take();
  return not_json(builder.fault().value_or(Fault{"", "不是合法的 JSON", "JSON", "something else"}));
}

void Writer::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

Writer& Writer::open(char bracket) {
  separate();
  out_ += bracket;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_ += bracket;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  quote(name);
  out_ += ':';
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

Writer& Writer::number(int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

Writer& Writer::boolean(bool value) { return raw(value ? "true" : "false"); }

Writer& Writer::null() { return raw("null"); }

Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

void Writer::quote(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out_ += '"';
  while (!text.empty()) {
    const std::string_view good = text.substr(0, well_formed_prefix(text));
    size_t from = 0;
    for (size_t i = 0; i < good.size(); ++i) {
      const auto c = static_cast<unsigned char>(good[i]);
      if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) continue;
      out_ += good.substr(from, i - from);
      from = i + 1;
      switch (c) {
        case '"':
          out_ += "\\\"";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\r':
          out_ += "\\r";
          break;
        case '\t':
          out_ += "\\t";
          break;
        default:
          (out_ += "\\u00") += {hex[c >> 4], hex[c & 15]};
      }
    }
    out_ += good.substr(from);
    text.remove_prefix(good.size());
    if (text.empty()) break;
    out_ += "\xEF\xBF\xBD";
    text.remove_prefix(1);
  }
  out_ += '"';
}

}  // namespace zq::http
