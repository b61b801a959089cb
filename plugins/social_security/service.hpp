// The way to the insurance system's SOAP service: account in the SOAP header, everything in GB2312, its own fault
// codes. Immutable after construction, so safe to share between calls.
#pragma once
#include <string>
#include <string_view>

#include "social_security/answer.hpp"
#include "zq/soap.hpp"

namespace social_security {

class Service {
 public:
  Service() = default;
  // Reads the settings of the call's department. Throws zq::Failure (ZQ_E_CONFIG) naming the setting or secret.
  explicit Service(const zq::Call&);
  // One exchange within the call's deadline. Throws zq::Failure: ZQ_E_AUTH for faults SI-03xx, ZQ_E_UNAVAILABLE for
  // SI-09xx, ZQ_E_BAD_DATA for SI-01xx and for whatever is not the answer the interface promises.
  Answer ask(const zq::Call&, std::string_view operation, const zq::SoapArguments&) const;

 private:
  zq::SoapService soap_;
  std::string user_;
};

}  // namespace social_security
