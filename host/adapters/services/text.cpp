#include "adapters/services/fence.hpp"
#include "adapters/services/services.hpp"
#include "adapters/services/tables.hpp"
#include "adapters/text_rules.hpp"
#include "text/charset.hpp"

namespace zq::adapters {
namespace {

template <class Convert>
zq_status convert(const char* charset, zq_str in, size_t* bad_offset, zq_visit fn, void* user, Convert&& by) noexcept {
  if (charset == nullptr || !is_str(in) || fn == nullptr) return ZQ_E_INVALID;
  return fenced(nullptr, [&]() -> zq_status {
    const auto named = encoding_named(charset);
    if (!named) return ZQ_E_UNSUPPORTED;
    BadBytes bad;
    const auto text = by(*named, view(in), &bad);
    if (!text) {
      if (text.error().code == ErrorCode::internal) return ZQ_E_UNSUPPORTED;
      if (bad_offset != nullptr) *bad_offset = bad.offset;
      return ZQ_E_BAD_DATA;
    }
    fn(user, str(*text));
    return ZQ_OK;
  });
}

zq_status to_utf8(const zq_host*, const char* charset, zq_str in, size_t* bad_offset, zq_visit fn,
                  void* user) noexcept {
  return convert(charset, in, bad_offset, fn, user, decode_text);
}

zq_status from_utf8(const zq_host*, const char* charset, zq_str in, size_t* bad_offset, zq_visit fn,
                    void* user) noexcept {
  return convert(charset, in, bad_offset, fn, user, encode_text);
}

}  // namespace

const zq_text text_table = {sizeof(zq_text), 0, to_utf8, from_utf8};

}  // namespace zq::adapters
