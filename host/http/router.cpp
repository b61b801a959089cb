#include <algorithm>
#include <optional>

#include "domain/text_limits.hpp"
#include "http/characters.hpp"
#include "http/routes.hpp"
#include "http/utf8.hpp"

namespace zq::http {
namespace {

std::optional<std::string> decode(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i] == '+' && plus_is_blank ? ' ' : text[i];
    }
  }
  if (well_formed_prefix(out) != out.size() || has_control_characters(out)) return std::nullopt;
  return out;
}

// Compares segment by segment; `variable` gets what stands where the template has {id}.
bool fits(std::string_view pattern, std::string_view path, std::string_view& variable) {
  const size_t brace = pattern.find('{');
  if (brace == std::string_view::npos) return pattern == path;
  if (path.substr(0, brace) != pattern.substr(0, brace)) return false;
  const std::string_view behind = pattern.substr(pattern.find('}') + 1);
  const size_t end = std::min(path.find('/', brace), path.size());
  if (end == brace || path.substr(end) != behind) return false;
  variable = path.substr(brace, end - brace);
  return true;
}

void add_method(std::string& allow, std::string_view method) { (allow += allow.empty() ? "" : ", ") += method; }

}  // namespace

std::optional<size_t> raw_body_most(Method method, std::string_view path) {
  std::string_view variable;
  for (const Route& route : routes())
    if (route.raw && route.method == method && fits(route.path, path, variable)) return route.raw->bytes_max;
  return std::nullopt;
}

Match match(Method method, std::string_view path) {
  Match found;
  const Method wanted = method == Method::head ? Method::get : method;
  std::string_view variable;
  for (const Route& route : routes()) {
    std::string_view id;
    if (!fits(route.path, path, id)) continue;
    add_method(found.allow, name(route.method));
    if (route.method == Method::get) add_method(found.allow, "HEAD");
    if (route.method != wanted) continue;
    found.route = &route;
    variable = id;
  }
  if (!found.allow.empty()) add_method(found.allow, "OPTIONS");
  if (found.route && !variable.empty()) {
    auto id = decode(variable, false);
    found.bad_id = !id || id->size() > 128;
    if (!found.bad_id) found.id = std::move(*id);
  }
  return found;
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.empty()) continue;
    const size_t equals = std::min(part.find('='), part.size());
    auto key = decode(part.substr(0, equals), true);
    auto value = decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!key || !value) return std::nullopt;
    const bool twice =
        std::any_of(parameters.begin(), parameters.end(), [&](const auto& p) { return p.first == *key; });
    if (twice || parameters.size() == 20) return std::nullopt;
    parameters.emplace_back(std::move(*key), std::move(*value));
  }
  return parameters;
}

}  // namespace zq::http
