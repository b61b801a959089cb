// The SOAP service of the simulated social insurance system: reads an envelope, answers an envelope whose result is an
// XML document in a string, all of it declared GB2312 and written in GBK. Thread-safe.
#pragma once
#include <string>

#include "complaints/complaint_book.hpp"
#include "faults/legacy_server.hpp"
#include "faults/legacy_xml.hpp"
#include "population.hpp"
#include "social_security/rows.hpp"

namespace zq::sample::social {

struct Account {
  std::string user, password;
};

class Service {
 public:
  Service(const Population& people, ComplaintBook& complaints, Account account)
      : people_(people), complaints_(complaints), account_(std::move(account)) {}
  HttpAnswer answer(const HttpQuestion&) const;

 private:
  Rows rows_for(const SoapCall&) const;
  Rows list_page(const SoapCall&, std::size_t& total) const;
  Row complaint_row(const ComplaintEntry&) const;
  Rows complaint_rows(const SoapCall&) const;

  const Population& people_;
  ComplaintBook& complaints_;
  const Account account_;
};

// The WSDL served at ?wsdl; url: where the service is.
std::string wsdl(const std::string& url);

}  // namespace zq::sample::social
