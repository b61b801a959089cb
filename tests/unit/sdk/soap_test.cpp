#include "zq/soap.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "text/charset.hpp"
#include "zq/test_host.hpp"

namespace zq {
namespace {

std::string gbk(std::string_view text) { return *encode_text(Encoding::gbk, text); }
std::string envelope(const std::string& body, const std::string& declared = "UTF-8") {
  return "<?xml version=\"1.0\" encoding=\"" + declared +
         "\"?><S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\">" + "<S:Body>" + body +
         "</S:Body></S:Envelope>";
}
std::string reply_of(const std::string& text) {
  return "<ns2:qResponse xmlns:ns2=\"u\"><return>" + text + "</return></ns2:qResponse>";
}

class Soap : public ::testing::Test {
 protected:
  Soap() {
    host.http = [this](const test::HttpExchange& exchange) {
      sent = exchange;
      return answer;
    };
  }
  SoapReply ask(const SoapArguments& arguments = {{"aac002", "x"}}) {
    const Call call(host.raw(), recorder.raw());
    return soap_call(call, service, "query", arguments);
  }
  // The failure of ask(); status ZQ_OK when there was none.
  Failure failure_of(const std::string& body, int status = 200, const SoapArguments& arguments = {}) {
    answer.body = body;
    answer.status = status;
    try {
      ask(arguments);
    } catch (const Failure& failure) {
      return failure;
    }
    return Failure(ZQ_OK);
  }
  std::string returned() { return text_of(descendant(ask().body(), "return")); }

  test::AdapterHost host;
  test::AdapterCall recorder;
  test::HttpExchange sent;
  test::HttpAnswer answer;
  SoapService service{"http://legacy/ws", "http://ws.example.cn/"};
};

TEST_F(Soap, SendsAnEscapedEnvelopeWithItsAction) {
  answer.body = envelope(reply_of("ok"));
  service.action_prefix = "urn:";
  ask({{"aac003", "张<三> & \"x\"\x01\x0B"}});
  EXPECT_EQ(sent.method, "POST");
  EXPECT_EQ(sent.url, "http://legacy/ws");
  EXPECT_EQ(sent.headers["SOAPAction"], "\"urn:query\"");
  EXPECT_EQ(sent.headers["Content-Type"], "text/xml; charset=UTF-8");
  const pugi::xml_document document = parse_xml(sent.body);
  EXPECT_EQ(text_of(descendant(document, "aac003")), "张<三> & \"x\"");
  EXPECT_EQ(sent.body.find('\x01'), std::string::npos);
}

TEST_F(Soap, WritesTheCharsetItDeclaresAndReferencesForWhatThatLacks) {
  answer.body = envelope(reply_of("ok"));
  service.charset = "GB2312";
  ask({{"aac003", "朱镕基𠮷张"}});
  EXPECT_NE(sent.body.find("encoding=\"GB2312\""), std::string::npos);
  EXPECT_EQ(sent.headers["Content-Type"], "text/xml; charset=GB2312");
  EXPECT_NE(sent.body.find(gbk("朱") + "&#38229;" + gbk("基") + "&#134071;" + gbk("张")), std::string::npos);
}

TEST_F(Soap, QualifiesArgumentsWhenAsked) {
  answer.body = envelope(reply_of("ok"));
  service.qualified_arguments = true;
  ask({{"aac003", "x"}});
  EXPECT_NE(sent.body.find("<q:aac003>x</q:aac003>"), std::string::npos);
}

struct Encoded {
  std::string content_type, declared;
  bool gbk_bytes;
};

TEST_F(Soap, ReadsWhateverTheHeaderAndThePrologSay) {
  const std::vector<Encoded> rows = {
      {"text/xml; charset=utf-8", "UTF-8", false},
      {"text/xml", "UTF-8", false},
      {"text/xml", "GB2312", true},
      {"text/xml; charset=GBK", "GBK", true},
      {"text/xml; charset=\"gb18030\"", "", true},
      {"text/xml; charset=utf-8", "GB2312", true},  // conflict
      {"text/xml; charset=GBK", "UTF-8", false},
      {"text/xml; charset=utf-8", "UTF-8", true},  // both lie
      {"text/xml; charset=GBK", "GBK", false},
      {"", "", false},
      {"", "", true},
      {"text/xml; charset=GBK", "UTF-8", true},
      {"text/xml; charset=GBK", "GB2312", false},  // both lie the other way
      {"text/xml", "GB2312", false},
      {"text/xml; charset=GBK", "", false},
  };
  for (const Encoded& row : rows) {
    answer.content_type = row.content_type;
    std::string body = envelope(reply_of("朱镕基·参保缴费"), row.declared);
    if (row.declared.empty()) body.erase(0, body.find("?>") + 2);
    answer.body = row.gbk_bytes ? gbk(body) : body;
    EXPECT_EQ(returned(), "朱镕基·参保缴费") << row.content_type << " / " << row.declared << " / " << row.gbk_bytes;
  }
}

TEST_F(Soap, KnowsUtf8UnderAChineseLabelEvenWhereItWouldPassForGbk) {
  for (const Encoded& row : {Encoded{"text/xml", "GB2312", false}, Encoded{"text/xml; charset=GBK", "GBK", false}}) {
    answer.content_type = row.content_type;
    answer.body = envelope(reply_of("张三"), row.declared);  // E5BC A0E4 B889: three legal pairs
    EXPECT_EQ(returned(), "张三") << row.content_type << " / " << row.declared;
  }
}

TEST_F(Soap, ReadsUtf8WithAByteOrderMark) {
  answer.body = "\xEF\xBB\xBF" + envelope(reply_of("张"));
  EXPECT_EQ(returned(), "张");
}

TEST_F(Soap, OpensTheInnerDocumentOfAStringElement) {
  answer.content_type = "text/xml; charset=utf-8";
  answer.body = gbk(envelope(
      reply_of("&lt;?xml version='1.0' "
               "encoding='GBK'?&gt;&lt;ROWS&gt;&lt;ROW&gt;&lt;xm&gt;张&amp;lt;三&lt;/xm&gt;&lt;/ROW&gt;&lt;/ROWS&gt;"),
      "GBK"));
  const std::string inner = returned();
  const pugi::xml_document rows = parse_xml(inner, "内层报文");
  EXPECT_EQ(child_text(descendant(rows, "ROW"), "xm"), "张<三");

  answer.body = envelope(reply_of("<![CDATA[<ROWS><xm>张</xm></ROWS>]]>"));
  EXPECT_EQ(text_of(descendant(parse_xml(returned()), "xm")), "张");
}

TEST_F(Soap, FaultsOfTheServerAreUnavailableAndOfTheRequestBadData) {
  const std::string fault = "<S:Fault><faultcode>S:%</faultcode><faultstring>数据库连接失败</faultstring></S:Fault>";
  const auto with = [&](const std::string& code) { return std::string(fault).replace(fault.find('%'), 1, code); };
  const Failure server = failure_of(envelope(with("Server")), 500);
  EXPECT_EQ(server.status(), ZQ_E_UNAVAILABLE);
  EXPECT_NE(server.text().find("数据库连接失败"), std::string_view::npos);
  EXPECT_EQ(failure_of(envelope(with("Client.Invalid")), 500).status(), ZQ_E_BAD_DATA);
  EXPECT_EQ(failure_of(envelope(with("Server")), 200).status(), ZQ_E_UNAVAILABLE);
  const std::string soap12 =
      "<S:Fault><S:Code><S:Value>S:Sender</S:Value></S:Code><S:Reason><S:Text>no</S:Text></S:Reason></S:Fault>";
  EXPECT_EQ(failure_of(envelope(soap12), 400).status(), ZQ_E_BAD_DATA);
}

TEST_F(Soap, FaultsCanBeMappedByTheAdapter) {
  answer.body = envelope("<S:Fault><faultcode>S:Server</faultcode><faultstring>授权已过期</faultstring></S:Fault>");
  answer.status = 500;
  try {
    ask();
    ADD_FAILURE() << "no fault";
  } catch (const SoapFault& fault) {
    EXPECT_EQ(fault.code(), "Server");
    EXPECT_EQ(fault.reason(), "授权已过期");
  }
}

TEST_F(Soap, FaultsGiveNoPersonalDataAway) {
  const std::string fault =
      "<S:Fault><faultcode>Server</faultcode><faultstring>张三 33109919900101001X 13800138000 "
      "重复</faultstring></S:Fault>";
  const Failure failure = failure_of(envelope(fault), 500, {{"aac002", "33109919900101001X"}, {"aac003", "张三"}});
  EXPECT_EQ(failure.text().find("张三"), std::string_view::npos);
  EXPECT_EQ(failure.text().find("331099"), std::string_view::npos);
  EXPECT_EQ(failure.text().find("138001"), std::string_view::npos);
  EXPECT_NE(failure.text().find("重复"), std::string_view::npos);
}

TEST_F(Soap, ForeignTextInAnErrorIsCutBetweenCharactersAndWithoutNumbers) {
  std::string name;
  for (int i = 0; i < 30; ++i) name += "根";  // 90 bytes; 61 would cut one in half
  for (const std::string& root : {name, "x" + name, "xx" + name}) {
    const Failure failure = failure_of("<" + root + "/>");
    EXPECT_EQ(failure.status(), ZQ_E_BAD_DATA);
    EXPECT_FALSE(find_bad_utf8(failure.text())) << failure.text();
  }
  const std::string code = "<S:Fault><faultcode>33109919900101001X张三" + name + name +
                           "</faultcode><faultstring>忙</faultstring></S:Fault>";
  const Failure fault = failure_of(envelope(code), 500, {{"aac002", "33109919900101001X"}, {"aac003", "张三"}});
  EXPECT_EQ(fault.text().find("331099"), std::string_view::npos);
  EXPECT_EQ(fault.text().find("张三"), std::string_view::npos);
  EXPECT_LT(fault.text().size(), 200U);
  EXPECT_FALSE(find_bad_utf8(fault.text()));
}

TEST_F(Soap, ACharsetThatIsNoNameIsNotRepeated) {
  for (const char* charset : {"\xFF\xFE", "331099196707285819", "张三"}) {
    answer.content_type = std::string("text/xml; charset=") + charset;
    const Failure failure = failure_of("\xFF\xFF");
    EXPECT_EQ(failure.status(), ZQ_E_BAD_DATA);
    EXPECT_EQ(failure.text().find(charset), std::string_view::npos) << failure.text();
    EXPECT_FALSE(find_bad_utf8(failure.text())) << failure.text();
  }
}

TEST(ErrorTexts, AreShortenedBetweenCharacters) {
  EXPECT_EQ(front_of("根根", 6), "根根");
  EXPECT_EQ(front_of("根根", 5), "根");
  EXPECT_EQ(front_of("根根", 3), "根");
  EXPECT_EQ(front_of("a𠮷", 4), "a");
  EXPECT_EQ(front_of("根", 2), "");
  EXPECT_EQ(front_of("", 2), "");
}

TEST_F(Soap, RepliesThatAreNoEnvelopeAreBadData) {
  for (const std::string& body :
       {std::string(), std::string("  "), std::string("<html><body>系统繁忙</body></html>"),
        std::string("<!DOCTYPE html PUBLIC \"x\"><html></html>"), std::string("服务正常"), std::string("<a/>"),
        std::string("<S:Envelope></S:Envelope>"), envelope(reply_of("张")).substr(0, 150),
        std::string("<!DOCTYPE a [<!ENTITY x \"y\">]>") + "<Envelope><Body/></Envelope>",
        std::string("<Envelope><Body/></Envelope><b/>"), envelope(reply_of("\xFF\xFF")), std::string("\x00\x01", 2)}) {
    const Failure failure = failure_of(body);
    EXPECT_EQ(failure.status(), ZQ_E_BAD_DATA) << body;
    EXPECT_FALSE(failure.text().empty()) << body;
  }
}

TEST_F(Soap, AnErrorPageUnderAnErrorStatusSpeaksByItsStatus) {
  EXPECT_EQ(failure_of("<html>down</html>", 503).status(), ZQ_E_UNAVAILABLE);
  EXPECT_EQ(failure_of("no", 401).status(), ZQ_E_AUTH);
  EXPECT_EQ(failure_of("no", 404).status(), ZQ_E_BAD_DATA);
  EXPECT_EQ(failure_of(envelope(reply_of("ok")), 502).status(), ZQ_E_UNAVAILABLE);
}

TEST_F(Soap, RepliesBeyondTheLimitAreBadData) {
  service.reply_bytes_max = 100;
  EXPECT_EQ(failure_of(envelope(reply_of(std::string(200, 'x')))).status(), ZQ_E_BAD_DATA);
}

TEST_F(Soap, AFailedExchangeKeepsItsStatusAndTheHostsText) {
  answer.failure = ZQ_E_DEADLINE;
  const Failure failure = failure_of("");
  EXPECT_EQ(failure.status(), ZQ_E_DEADLINE);
  EXPECT_TRUE(failure.text().empty());  // the host has reported it
  EXPECT_EQ(recorder.error_status, ZQ_E_DEADLINE);
}

TEST(Xml, DeepDocumentsAreWalkedWithoutRecursion) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<a>";
  text += "<b>x</b>";
  for (int i = 0; i < 100000; ++i) text += "</a>";
  EXPECT_EQ(text_of(descendant(parse_xml(text), "b")), "x");
}

TEST(Xml, ElementsAreFoundByLocalNameInDocumentOrder) {
  const pugi::xml_document document = parse_xml("<r><x:a>1</x:a><y><a>2</a></y><a>3</a></r>");
  const pugi::xml_node root = document.document_element();
  EXPECT_EQ(children(root, "a").size(), 2u);
  EXPECT_EQ(child_text(root, "a"), "1");
  EXPECT_EQ(text_of(descendant(child(root, "y"), "a")), "2");
  EXPECT_FALSE(descendant(child(root, "y"), "b"));
  EXPECT_EQ(child_text(root, "b"), std::nullopt);
}

TEST(Xml, NamesItsCharsets) {
  EXPECT_EQ(charset_of_content_type("text/xml; Charset='GBK'; x=1"), "gbk");
  EXPECT_EQ(charset_of_content_type("text/xml"), "");
  EXPECT_EQ(charset_of_declaration("\r\n<?xml version='1.0' encoding='GB2312' ?><a/>"), "gb2312");
  EXPECT_EQ(charset_of_declaration("<a encoding='GBK'/>"), "");
  EXPECT_EQ(charset_of_declaration("<?xml version='1.0'?><a encoding='GBK'/>"), "");
}

}  // namespace
}  // namespace zq
