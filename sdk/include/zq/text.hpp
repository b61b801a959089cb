// Charset: legacy bytes to UTF-8 and back through the host's text service.
// Names: "GB18030", "GBK", "GB2312" (all decoded as GB18030, their superset), "CP936", "UTF-8". Nothing is replaced
// silently: bad bytes are a Failure (ZQ_E_BAD_DATA) that names the position, or nothing from try_decode.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "zq/call.hpp"

namespace zq {
inline namespace sdk1 {

class Charset {
 public:
  Charset(const Host& host, std::string name) : host_(host), name_(std::move(name)) {}
  Charset(const Call& call, std::string name) : Charset(call.host(), std::move(name)) {}
  // The charset a setting names; one the host does not know is ZQ_E_CONFIG naming the key. For start().
  static Charset of_setting(const Call& call, const char* key, std::string fallback) {
    Charset charset(call, call.settings().text_or(key, std::move(fallback)));
    try {
      charset.try_encode("");
    } catch (const Failure& failure) {
      if (failure.status() != ZQ_E_UNSUPPORTED) throw;
      throw Settings::wrong(key, "GB18030、GBK、GB2312、CP936 或 UTF-8", charset.name());
    }
    return charset;
  }
  const std::string& name() const noexcept { return name_; }

  // what names the thing in the error text ("第 3 行 xm 字段"); it must hold no personal data.
  std::string decode(std::string_view bytes, std::string_view what) const {
    std::size_t bad = 0;
    std::optional<std::string> text = try_decode(bytes, &bad);
    if (!text) {
      throw Failure(ZQ_E_BAD_DATA, std::string(what) + "不是合法的 " + name_ + " 文字：第 " + std::to_string(bad + 1) +
                                       " 个字节起无法解码（共 " + std::to_string(bytes.size()) + " 字节）");
    }
    return *std::move(text);
  }
  // Nothing when the bytes are bad; *bad_offset is then the position of the first bad sequence, from 0.
  std::optional<std::string> try_decode(std::string_view bytes, std::size_t* bad_offset = nullptr) const {
    return convert(&zq_text::to_utf8, bytes, bad_offset);
  }
  std::string encode(std::string_view utf8, std::string_view what) const {
    std::size_t bad = 0;
    std::optional<std::string> bytes = try_encode(utf8, &bad);
    if (!bytes) {
      throw Failure(ZQ_E_BAD_DATA, std::string(what) + "含有 " + name_ + " 没有的字：UTF-8 第 " +
                                       std::to_string(bad + 1) + " 个字节处");
    }
    return *std::move(bytes);
  }
  // Nothing when the charset lacks a character (rare names do not exist in GBK); *bad_offset is its byte position.
  std::optional<std::string> try_encode(std::string_view utf8, std::size_t* bad_offset = nullptr) const {
    return convert(&zq_text::from_utf8, utf8, bad_offset);
  }

 private:
  using Function = decltype(zq_text::to_utf8);
  std::optional<std::string> convert(Function zq_text::*function, std::string_view in, std::size_t* bad_offset) const {
    struct Visit {
      std::string out;
      bool copied = false;
    } visit;
    const auto copy = [](void* user, zq_str bytes) noexcept {
      auto* self = static_cast<Visit*>(user);
      try {
        self->out = to_view(bytes);
        self->copied = true;
      } catch (...) {  // out of memory: copied stays false, reported below
      }
    };
    std::size_t bad = 0;
    const auto& service = host_.service<zq_text>(ZQ_SVC_TEXT);
    const zq_status status = (service.*function)(host_.raw(), name_.c_str(), to_str(in), &bad, copy, &visit);
    if (status == ZQ_E_BAD_DATA) {
      if (bad_offset) *bad_offset = bad;
      return std::nullopt;
    }
    require_ok(status, "主机无法按字符集 " + name_ + " 转换文字：请核对设置中的字符集名称");
    if (!visit.copied) throw Failure(ZQ_E_INTERNAL, "适配器没有收到转换后的文字（内存不足）");
    return std::move(visit.out);
  }

  Host host_;
  std::string name_;
};

}  // namespace sdk1
}  // namespace zq
