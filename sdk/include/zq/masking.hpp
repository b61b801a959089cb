// Masking: a recording without the people in it. What a field, column or XML element is called says what it holds; what
// was learned there is replaced wherever it stands, and every identity and mobile number is replaced even where nobody
// expected one. Secrets become ***. Columns and elements without a class are listed for review: masking knows words,
// not meaning.
//
//   zq::Masking masking;
//   masking.classes["HZXM"] = zq::Personal::name;     // the legacy system's own names, in any case
//   zq::Recording safe = masking.masked(raw, {"the password"});
#pragma once
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zq/mask_words.hpp"
#include "zq/recording.hpp"
#include "zq/sql_columns.hpp"

namespace zq {
inline namespace sdk1 {

enum class Personal { name, id_number, phone, address, birth, free_text, none };

class Masking {
 public:
  // The host's own words, and the usual ones of legacy systems. Keys in any case; add yours.
  std::map<std::string, Personal> classes = {{"name", Personal::name},
                                             {"spouse_name", Personal::name},
                                             {"deceased_name", Personal::name},
                                             {"relative_name", Personal::name},
                                             {"complainant", Personal::name},
                                             {"xm", Personal::name},
                                             {"name_man", Personal::name},
                                             {"name_woman", Personal::name},
                                             {"aac003", Personal::name},
                                             {"id_number", Personal::id_number},
                                             {"sfzh", Personal::id_number},
                                             {"aac002", Personal::id_number},
                                             {"phone", Personal::phone},
                                             {"lxdh", Personal::phone},
                                             {"address", Personal::address},
                                             {"birth", Personal::birth},
                                             {"birth_date", Personal::birth},
                                             {"csrq", Personal::birth},
                                             {"aac006", Personal::birth},
                                             {"content", Personal::free_text},
                                             {"spouse_id_number", Personal::id_number},
                                             {"subject", Personal::free_text},
                                             {"deceased_id_number", Personal::id_number},
                                             {"relative_id_number", Personal::id_number},
                                             {"xp", Personal::free_text},
                                             {"photo", Personal::free_text}};

  // What stands where a value would, and is none: column titles in a request's first row.
  std::set<std::string> titles = {"姓名",     "公民身份号码", "身份证号", "身份证号码", "证件号码", "住址",
                                  "户籍地址", "地址",         "出生日期", "联系电话",   "电话"};

  // secrets: texts that must not be in the recording at all.
  Recording masked(const Recording& raw, const std::vector<std::string>& secrets = {}) {
    known_.clear();
    for (const auto& [name, personal] : classes) known_[masking_detail::lower(name)] = personal;
    for (const std::string& secret : secrets)
      if (!secret.empty()) learned_[secret] = "***";
    Recording out = raw;
    for (auto& entry : out.entries) std::visit([&](auto& one) { learn(one); }, entry);
    for (auto& entry : out.entries) std::visit([&](auto& one) { replace(one); }, entry);
    return out;
  }

  // Names of fields, columns and elements that had no class, for a person to look over.
  const std::set<std::string>& unclassified() const noexcept { return unclassified_; }

 private:
  Personal class_of(const std::string& name) {
    const auto found = known_.find(masking_detail::lower(name));
    if (found != known_.end()) return found->second;
    if (!name.empty()) unclassified_.insert(masking_detail::lower(name));
    return Personal::none;
  }

  // ---- first: what is there to replace?
  void learn_value(Personal personal, std::string_view value) {
    const std::string text(dates_detail::trim(value));
    if (text.empty() || personal == Personal::none || titles.count(text) || learned_.count(text)) return;
    switch (personal) {
      case Personal::name:
        learned_[text] = words_.name(text);
        break;
      case Personal::id_number:
        learned_[text] = words_.number(text);
        break;
      case Personal::phone:
        learned_[text] = is_mobile(text, 0) && text.size() == 11 ? words_.mobile(text) : words_.digits(text);
        break;
      case Personal::address:
        learned_[text] = "浙江省台州市椒江区示例路" + std::to_string(++addresses_) + "号";
        break;
      case Personal::free_text:
        learned_[text] = "（内容略）";
        break;
      case Personal::birth:  // a date alone is no secret: replaced where it stands, not everywhere
      case Personal::none:
        break;
    }
  }
  void learn(RecordedCall& call) {
    for (const auto& [name, value] : call.fields) learn_value(class_of(name), value);
    for (const auto& fields : call.emitted) {  // the verdict on a field tells what its `found` is
      const auto field = std::find_if(fields.begin(), fields.end(), [](const auto& f) { return f.first == "field"; });
      if (field == fields.end()) continue;
      for (const auto& [name, value] : fields)
        if (name == "found") learn_value(class_of(field->second), value);
    }
  }
  void learn(RecordedQuery& query) {
    const auto words = masking_detail::words_of(query.sql);
    const auto bound = masking_detail::bound_to(words), columns = masking_detail::selected(words);
    each(query.bound, bound, [&](Personal personal, std::string& text) { learn_value(personal, text); });
    for (RecordedRow& row : query.rows)
      each(row, columns, [&](Personal personal, std::string& text) { learn_value(personal, text); });
  }
  void learn(RecordedExchange& exchange) {
    for (const std::string* body : {&exchange.request, &exchange.reply})
      for_elements(*body, [&](Personal personal, std::size_t begin, std::size_t end) {
        learn_value(personal, std::string_view(*body).substr(begin, end - begin));
      });
  }

  // ---- then: replace it everywhere
  void replace(RecordedCall& call) {
    for (auto& [name, value] : call.fields)
      value = class_of(name) == Personal::birth ? words_.birth(value) : safe(value);
    for (std::string* text : {&call.subject, &call.cursor, &call.token}) *text = safe(*text);
    for (auto& fields : call.emitted)
      for (auto& [name, value] : fields) value = safe(value);
  }
  void replace(RecordedQuery& query) {
    const auto words = masking_detail::words_of(query.sql);
    const auto change = [&](Personal personal, std::string& text) {
      text = personal == Personal::birth ? words_.birth(text) : safe(text);
    };
    each(query.bound, masking_detail::bound_to(words), change);
    const auto columns = masking_detail::selected(words);
    for (RecordedRow& row : query.rows) each(row, columns, change);
    query.sql = safe(query.sql);
  }
  void replace(RecordedExchange& exchange) {
    for (std::string* body : {&exchange.request, &exchange.reply}) {
      std::vector<std::pair<std::size_t, std::size_t>> births;
      for_elements(*body, [&](Personal personal, std::size_t begin, std::size_t end) {
        if (personal == Personal::birth) births.emplace_back(begin, end);
      });
      for (auto at = births.rbegin(); at != births.rend(); ++at)
        body->replace(at->first, at->second - at->first, words_.birth(body->substr(at->first, at->second - at->first)));
      *body = safe(*body);
    }
    exchange.path = safe(exchange.path);
  }

  template <class Function>
  void each(RecordedRow& cells, const std::vector<std::string>& names, const Function& function) {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i].kind == RecordedCell::Kind::text)
        function(i < names.size() ? class_of(names[i]) : Personal::none, cells[i].text);
  }

  // <xm>…</xm>, also inside a string: &lt;xm&gt;…&lt;/xm&gt;
  template <class Function>
  void for_elements(const std::string& body, const Function& function) {
    for (const auto& [open, close] : {std::pair<std::string, std::string>{"<", ">"}, {"&lt;", "&gt;"}}) {
      for (std::size_t at = body.find(open); at != std::string::npos; at = body.find(open, at + open.size())) {
        const std::size_t name = at + open.size(), end = body.find(close, name);
        if (end == std::string::npos) break;
        const std::size_t value = end + close.size(), stop = body.find(open, value);
        if (stop == std::string::npos || stop == value || !masking_detail::is_word(body[name])) continue;
        std::string word = body.substr(name, body.find_first_of(" \t\r\n/>&", name) - name);
        if (const std::size_t colon = word.rfind(':'); colon != std::string::npos) word.erase(0, colon + 1);
        if (body.compare(stop + open.size(), 1, "/") == 0) function(class_of(word), value, stop);
      }
    }
  }

  static bool is_mobile(std::string_view text, std::size_t at) noexcept {
    return at + 11 <= text.size() && text[at] == '1' && text[at + 1] >= '3' && text[at + 1] <= '9' &&
           identity_detail::all_digits(text.substr(at, 11));
  }
  // The longest learned word at this place, and its stand-in.
  const std::pair<const std::string, std::string>* word_at(std::string_view text, std::size_t at) const {
    for (auto word = learned_.rbegin(); word != learned_.rend(); ++word)
      if (text.compare(at, word->first.size(), word->first) == 0) return &*word;
    return nullptr;
  }
  struct LongerLast {
    bool operator()(const std::string& a, const std::string& b) const {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    }
  };

  std::string safe(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      if (const auto* word = word_at(text, at)) {
        out += word->second;
        at += word->first.size();
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && identity_detail::is_digit(text[end])) ++end;
      if (end == at) {
        out += text[at++];
        continue;
      }
      if (end - at == 17 && end < text.size() && identity_detail::upper(text[end]) == 'X') ++end;
      out += safe_number(text.substr(at, end - at));
      at = end;
    }
    return out;
  }
  std::string safe_number(std::string_view run) {
    if (run.size() == 11 && is_mobile(run, 0)) return words_.mobile(run);
    const bool identity = (run.size() == 18 || run.size() == 15) && read_identity(run, "2999-12-31").ok();
    return identity ? words_.number(run) : std::string(run);
  }

  MaskWords words_;
  std::map<std::string, Personal> known_;
  std::map<std::string, std::string, LongerLast> learned_;
  std::set<std::string> unclassified_;
  int addresses_ = 0;
};

}  // namespace sdk1
}  // namespace zq
