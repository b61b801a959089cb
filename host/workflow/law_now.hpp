// The rules and the calendar in force now; replaced as a whole when the office edits them. Any thread; never null.
#pragma once
#include <functional>
#include <memory>

#include "domain/law.hpp"

namespace zq::workflow {

using LawNow = std::function<std::shared_ptr<const Law>()>;

}  // namespace zq::workflow
