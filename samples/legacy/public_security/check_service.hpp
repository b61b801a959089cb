// The synchronous check of the simulated public security system, in the nciicCheck style: a licence and an XML
// condition go in as text, an XML reply comes back as text. It says UTF-8 and sends GBK bytes for a quarter of all
// people. Thread-safe.
#pragma once
#include <string>

#include "complaints/complaint_book.hpp"
#include "faults/legacy_server.hpp"
#include "faults/legacy_xml.hpp"
#include "population.hpp"

namespace zq::sample::police {

class CheckService {
 public:
  CheckService(const Population& people, ComplaintBook& complaints, std::string licence)
      : people_(people), complaints_(complaints), licence_(std::move(licence)) {}
  HttpAnswer answer(const HttpQuestion&) const;

 private:
  std::string reply_to(const SoapCall&, const Fault&, bool& gbk) const;
  std::string check(const std::string& condition, const Fault&, bool& gbk) const;

  const Population& people_;
  ComplaintBook& complaints_;
  const std::string licence_;
};

// The complaint operations of the same service: submitTsjb and queryTsjb. condition: <ROWS><ROW><WBBH>...</ROW></ROWS>.
std::string complaint_reply(ComplaintBook&, const std::string& operation, const std::string& condition);
// A whole-call error: attributes on the root.
std::string whole_call_error(const std::string& code, const std::string& text);

}  // namespace zq::sample::police
