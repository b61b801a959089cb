#include "domain/clocks.hpp"

#include <array>

namespace zq {
namespace {
using std::chrono::hours;
using std::chrono::minutes;
constexpr std::array rules{
    ClockRule{MatterClass::instant, minutes{30}, "规定-11.2、核查-6"},
    ClockRule{MatterClass::records_check, hours{24}, "规定-11.2、核查-6"},
    ClockRule{MatterClass::on_site, hours{48}, "规定-11.2、核查-6"},
};
}  // namespace

const ClockRule& clock_rule(MatterClass matter_class) { return rules.at(static_cast<size_t>(matter_class)); }

Date beijing_day(Instant at) { return Date{std::chrono::floor<std::chrono::days>(at + hours{8})}; }

}  // namespace zq
