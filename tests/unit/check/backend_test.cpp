// What the checks do to a legacy system: troubles are only worth something when they really are there.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <thread>

#include "check/backend/files.hpp"
#include "check/backend/proxy.hpp"
#include "check/backend/spoil.hpp"
#include "check/backend/sql_script.hpp"
#include "check/backend/unready.hpp"
#include "check/handle.hpp"
#include "support/http_client.hpp"
#include "support/process.hpp"

namespace zq::check {
namespace {

using test::TempDirectory;

TEST(Spoiling, RenamesElementsOfXmlOfXmlInItOfJsonAndOfLines) {
  EXPECT_EQ(rename_elements("<s:Envelope><s:Body><a x=\"1\">t</a></s:Body></s:Envelope>"),
            "<s:Envelope><s:Body><a_v2 x=\"1\">t</a_v2></s:Body></s:Envelope>");
  EXPECT_EQ(rename_elements("<r>&lt;b&gt;1&lt;/b&gt;</r>"), "<r_v2>&lt;b_v2&gt;1&lt;/b_v2&gt;</r_v2>");
  EXPECT_EQ(rename_elements(R"({"a":"b","c":1})"), R"({"a_v2":"b","c_v2":1})");
  EXPECT_EQ(rename_elements("known=1\nname=a\n"), "known_v2=1\nname_v2=a\n");
}

TEST(Spoiling, ReplacesATextInWhicheverCharsetItStands) {
  std::string utf8 = "<n>张三</n>", gbk = "<n>\xD5\xC5\xC8\xFD</n>";
  const Replacement by{"李", "\xC0\xEE"};
  EXPECT_EQ(replace_text(utf8, "张三", by), 1);
  EXPECT_EQ(utf8, "<n>李</n>");
  EXPECT_EQ(replace_text(gbk, "张三", by), 1);
  EXPECT_EQ(gbk, "<n>\xC0\xEE</n>");
}

TEST(SqlScripts, GiveChineseTextsAsParameters) {
  const auto all =
      read_script("-- 注释;\nCREATE TABLE T (A TEXT);\nINSERT INTO T VALUES ('a;''b', '张''三', X'C4E3');\n");
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].sql, "\nINSERT INTO T VALUES ('a;''b', ?, X'C4E3')");
  EXPECT_EQ(all[1].texts, std::vector<std::string>{"张'三"});
}

TEST(SqlScripts, StoreTextsInTheCharsetOfTheDatabase) {
  const TempDirectory folder;
  const std::string connection = "Driver=SQLite3;Database=" + (folder / "x.db").string();
  run_script(connection, Encoding::gb18030, "CREATE TABLE T (A TEXT);\nINSERT INTO T VALUES ('张三');\n");
  EXPECT_EQ(count(connection, "SELECT COUNT(*) FROM T WHERE CAST(A AS BLOB) = X'D5C5C8FD'"), 1);
  EXPECT_THROW(run_script(connection, Encoding::gb18030, "SELECT * FROM U;"), Unready);
}

TEST(SpoiledFolders, ArePutBack) {
  const TempDirectory folder;
  const auto inbox = folder / "in", file = folder / "in/a.txt";
  test::write_file(file, "one\r\ntwo\r\nT0000002\r\n");
  const std::string before = test::read_file(file);
  for (const Trouble trouble :
       {Trouble::files_cut, Trouble::files_growing, Trouble::files_garbage, Trouble::files_trailer}) {
    const SpoiledFiles spoiled(inbox, trouble);
    EXPECT_NE(test::read_file(file), before);
  }
  EXPECT_EQ(test::read_file(file), before);
  {
    const SpoiledFiles spoiled(inbox, Trouble::files_missing);
    EXPECT_FALSE(std::filesystem::exists(inbox));
    test::write_file(file, "made again");
  }
  EXPECT_EQ(test::read_file(file), before);
}

// A legacy system of one answer, behind the proxy.
class ProxyTest : public ::testing::Test {
 protected:
  void SetUp() override {
    listener_.reset(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(listener_.get(), reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(::listen(listener_.get(), 16), 0);
    ::getsockname(listener_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    server_ = std::thread([this] { serve(); });
    proxy_ = std::make_unique<Proxy>(ntohs(address.sin_port));
  }
  void TearDown() override {
    Troubles::set(Trouble::none);
    proxy_.reset();
    ::shutdown(listener_.get(), SHUT_RDWR);
    server_.join();
  }
  void serve() {
    for (;;) {
      const Handle client(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (!client) return;
      std::string rest;
      while (const auto question = receive(client.get(), rest))
        send_all(client.get(), "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 10\r\n\r\n<a>123</a>");
    }
  }
  test::Reply get() {
    test::HttpClient client("http://127.0.0.1:" + std::to_string(proxy_->port()));
    return client.get("/x");
  }
  bool answers() {
    try {
      return get().body == "<a>123</a>";
    } catch (const std::exception&) {
      return false;
    }
  }
  void set(Trouble trouble) {
    Troubles::set(trouble);
    proxy_->follow_trouble();
  }

  Handle listener_;
  std::thread server_;
  std::unique_ptr<Proxy> proxy_;
};

TEST_F(ProxyTest, PassesOnSpoilsAndRecovers) {
  EXPECT_TRUE(answers());
  EXPECT_EQ(proxy_->questions(), 1);
  EXPECT_EQ(proxy_->seen().front().start, "GET /x HTTP/1.1");
  for (const Trouble trouble :
       {Trouble::refused, Trouble::reset, Trouble::half, Trouble::short_length, Trouble::cut_after}) {
    set(trouble);
    EXPECT_FALSE(answers()) << kind_of(trouble).word;
    set(Trouble::none);
    EXPECT_TRUE(answers()) << kind_of(trouble).word;
  }
}

TEST_F(ProxyTest, AnswersOtherThings) {
  set(Trouble::http_500);
  EXPECT_EQ(get().status, 500);
  set(Trouble::error_page);
  EXPECT_NE(get().body.find("<html>"), std::string::npos);
  set(Trouble::renamed);
  EXPECT_EQ(get().body, "<a_v2>123</a_v2>");
  set(Trouble::none);
  proxy_->rewrite([](std::string body) { return body + "!"; });
  EXPECT_EQ(get().body, "<a>123</a>!");
}

}  // namespace
}  // namespace zq::check
