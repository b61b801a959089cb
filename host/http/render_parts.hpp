// Small members that many replies have. Private to http.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/types.hpp"
#include "http/json.hpp"

namespace zq::http {

void moment(Writer&, std::string_view name,
            const std::optional<Instant>&);  // Beijing time; left out when there is none
void texts(Writer&, std::string_view name, const std::vector<std::string>&);

}  // namespace zq::http
