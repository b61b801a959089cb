// The one place that reads the system's clocks and its source of chance.
#pragma once
#include "workflow/ports.hpp"

namespace zq::application {

class SystemClock final : public workflow::Clock {
 public:
  Instant now() const override;
  SteadyTime steady() const override;
};

// Ids as "HC20261123-<20 characters>": Beijing date, milliseconds and 50 random bits, in Crockford's alphabet, so that
// they sort by time and cannot be guessed.
class RandomIds final : public workflow::Ids {
 public:
  std::string fresh(std::string_view prefix, Instant now) override;
};

}  // namespace zq::application
