#include "social_security/service.hpp"

namespace zq::sample::social {
namespace {

struct Operation {
  const char* name;
  std::vector<const char*> arguments;
};

const std::vector<Operation>& operations() {
  static const std::vector<Operation> all{
      {"getServerTime", {}},
      {"queryPerson", {"aac002"}},
      {"queryInsured", {"aac002"}},
      {"queryPayments", {"aac002", "aae140", "ksny", "jsny"}},
      {"queryPension", {"aac002"}},
      {"queryEmployment", {"aac002"}},
      {"queryProofList", {"pageno", "pagesize"}},
      {"submitComplaint", {"wbbh", "bt", "nr", "tsr", "lxdh", "btsdw", "sxmc", "clmc", "tsrq"}},
      {"queryComplaint", {"tsbh"}},
  };
  return all;
}

std::string types() {
  std::string out = "<wsdl:types><xsd:schema targetNamespace=\"http://service.sbxt.example.cn/\">";
  for (const Operation& operation : operations()) {
    const std::string name = operation.name;
    out += "<xsd:element name=\"" + name + "\"><xsd:complexType><xsd:sequence>";
    for (const char* argument : operation.arguments)
      out += std::string("<xsd:element name=\"") + argument + "\" type=\"xsd:string\" minOccurs=\"0\"/>";
    out += "</xsd:sequence></xsd:complexType></xsd:element><xsd:element name=\"" + name +
           "Response\"><xsd:complexType><xsd:sequence><xsd:element name=\"return\" type=\"xsd:string\"/>"
           "</xsd:sequence></xsd:complexType></xsd:element>";
  }
  return out + "</xsd:schema></wsdl:types>";
}

std::string messages_and_ports() {
  std::string messages, ports, bindings;
  for (const Operation& operation : operations()) {
    const std::string name = operation.name;
    for (const char* kind : {"", "Response"})
      messages += "<wsdl:message name=\"" + name + kind + "\"><wsdl:part name=\"parameters\" element=\"tns:" + name +
                  kind + "\"/></wsdl:message>";
    ports += "<wsdl:operation name=\"" + name + "\"><wsdl:input message=\"tns:" + name +
             "\"/><wsdl:output message=\"tns:" + name + "Response\"/></wsdl:operation>";
    bindings += "<wsdl:operation name=\"" + name +
                "\"><soap:operation soapAction=\"\"/><wsdl:input><soap:body use=\"literal\"/></wsdl:input>"
                "<wsdl:output><soap:body use=\"literal\"/></wsdl:output></wsdl:operation>";
  }
  return messages + "<wsdl:portType name=\"SbxtQuery\">" + ports +
         "</wsdl:portType><wsdl:binding name=\"SbxtQueryBinding\" type=\"tns:SbxtQuery\">"
         "<soap:binding style=\"document\" transport=\"http://schemas.xmlsoap.org/soap/http\"/>" +
         bindings + "</wsdl:binding>";
}

}  // namespace

std::string wsdl(const std::string& url) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<wsdl:definitions name=\"SbxtQueryService\" "
         "targetNamespace=\"http://service.sbxt.example.cn/\" xmlns:tns=\"http://service.sbxt.example.cn/\" "
         "xmlns:wsdl=\"http://schemas.xmlsoap.org/wsdl/\" xmlns:soap=\"http://schemas.xmlsoap.org/wsdl/soap/\" "
         "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">" +
         types() + messages_and_ports() +
         "<wsdl:service name=\"SbxtQueryService\"><wsdl:port name=\"SbxtQueryPort\" binding=\"tns:SbxtQueryBinding\">"
         "<soap:address location=\"" +
         escape(url) + "\"/></wsdl:port></wsdl:service></wsdl:definitions>\n";
}

}  // namespace zq::sample::social
