#include "check/calls/rewritten.hpp"

#include "check/backend/database_table.hpp"
#include "text/charset.hpp"

namespace zq::check {
namespace {

// A cell of the database with the text replaced, as bytes of its charset.
std::optional<std::string> cell(Encoding charset, const std::string& text, const std::string& utf8,
                                const Replacement& by) {
  const std::size_t at = text.find(utf8);
  if (at == text.npos) return std::nullopt;
  const bool is_utf8 = charset == Encoding::utf8;
  const auto before = encode_text(charset, text.substr(0, at)),
             after = encode_text(charset, text.substr(at + utf8.size()));
  if (!before || !after) return std::nullopt;
  return *before + (is_utf8 ? by.utf8 : by.gb18030) + *after;
}

}  // namespace

Rewritten::Rewritten(Bench& bench, std::string utf8, Replacement by)
    : bench_(bench), files_(bench.legacy().inbox(), utf8, by) {
  const auto& databases = bench.legacy().fixtures().databases;
  const Encoding charset = databases.empty() ? Encoding::utf8 : *encoding_named(databases.front().charset);
  bench.proxy().rewrite([this, utf8, by](std::string body) {
    count_ += replace_text(body, utf8, by);
    return body;
  });
  DatabaseWatch::rewrite([this, utf8, by, charset](const std::string& text) {
    auto bytes = cell(charset, text, utf8, by);
    if (bytes) ++count_;
    return bytes;
  });
}

Rewritten::~Rewritten() {
  bench_.proxy().rewrite({});
  DatabaseWatch::rewrite({});
}

}  // namespace zq::check
