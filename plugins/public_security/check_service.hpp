// The way to the check service: SOAP with two text arguments, in0 the licence and in1 an escaped XML condition.
// Immutable after construction, so safe to share between calls.
#pragma once
#include <string>
#include <string_view>

#include "public_security/check_reply.hpp"
#include "zq/soap.hpp"

namespace public_security {

class CheckService {
 public:
  CheckService() = default;
  // Throws zq::Failure (ZQ_E_CONFIG) naming the setting.
  explicit CheckService(const zq::Settings&);
  // One exchange within the call's deadline. asked: values that must not show up in error texts. Throws zq::Failure as
  // read_check_reply and zq::soap_call do.
  CheckRows ask(const zq::Call&, std::string_view operation, const std::string& condition,
                const zq::SoapArguments& asked = {}) const;

 private:
  zq::SoapService soap_;
};

}  // namespace public_security
