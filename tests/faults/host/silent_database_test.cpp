// A department's database server accepts connections and says nothing. Other departments, on PostgreSQL too, go on
// opening new connections as if it were not there.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

#include "faults/host/callers.hpp"
#include "faults/host/postgresql.hpp"
#include "faults/host/town.hpp"

namespace zq::test {
namespace {

using std::chrono::seconds;

// Takes every connection (the kernel does, up to the backlog) and never sends a byte.
class SilentListener {
 public:
  SilentListener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* where = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, where, size) != 0 || ::listen(socket_, 512) != 0 || ::getsockname(socket_, where, &size) != 0)
      throw std::runtime_error("no listener");
    port_ = ntohs(address.sin_port);
  }
  ~SilentListener() { ::close(socket_); }
  SilentListener(const SilentListener&) = delete;
  SilentListener& operator=(const SilentListener&) = delete;
  int port() const { return port_; }

 private:
  const int socket_;
  int port_ = 0;
};

class SilentDatabase : public testing::Test {
 protected:
  SilentDatabase() {
    town_.with_civil_affairs();
    std::string legacy = server_.connection();
    legacy.replace(legacy.find("Database=zq"), 11, "Database=legacy;ConnSettings={set client_encoding to 'SQL_ASCII'}");
    const Ran created =
        run({ZQ_BINARY_DIR "/bin/zq-legacy-civil-affairs", "create", "--connection", legacy, "--people", "500"});
    EXPECT_EQ(created.code, 0) << created.output;
    also("postgresql", legacy);
    also("silent", "Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=" + std::to_string(listener_.port()) +
                       ";Database=legacy;Uid=zq;Pwd={unheard}");
    town_.departments["silent"].attributes = {{"call_time", "6s"}, {"breaker_failures", "1000"}};
    for (const char* id : {"civil_affairs", "postgresql", "silent"})
      town_.with_entry(entry_of(id), id, "marriage.status", "marital_status=婚姻状况*");
  }

  // civil_affairs once more, on another database; the password moves into a secret.
  void also(const std::string& id, std::string connection) {
    DepartmentFile department = town_.departments["civil_affairs"];
    department.id = id;
    department.name = "部门" + id;
    const size_t from = connection.find("Pwd={") + 4, to = connection.find('}', from) + 1;
    department.database_secret = connection.substr(from + 1, to - from - 2);
    department.database["connection"] = connection.replace(from, to - from, "${secret}");
    town_.departments[id] = department;
  }

  static Asked asking(const std::string& id) {
    return verification(entry_of(id), somebody(), {{"marital_status", "20"}});
  }

  // A generation without any connection, asked for the first time: answered by the database, and at once.
  void expect_new_connection(const std::string& id) {
    auto client = town_.client();
    const Told told = tell(client, asking(id));
    EXPECT_EQ(told.reply.status, 200) << id << ": " << told.reply.body;
    EXPECT_LT(told.took, seconds(2)) << id << " waited for a database that is not its own";
  }

  SilentListener listener_;
  PostgreSql server_;
  Town town_;
};

TEST_F(SilentDatabase, DelaysNoNewConnectionOfOtherDepartments) {
  town_.start();
  Callers callers(town_, 6, [] { return asking("silent"); });
  ASSERT_TRUE(eventually([&] { return town_.department("silent").at("in_flight") >= 4; }));
  expect_new_connection("postgresql");
  expect_new_connection("civil_affairs");
  for (const char* id : {"postgresql", "civil_affairs"})
    for (const char* verb : {"disable", "enable"}) {
      std::vector<std::string> words{"departments", verb, id};
      if (words[1] == "disable") words.push_back("--reason=试验");
      const Ran ran = town_.command(words);
      EXPECT_EQ(ran.code, 0) << ran.output;
    }
  EXPECT_GE(town_.department("silent").at("in_flight"), 1);
  expect_new_connection("postgresql");
  expect_new_connection("civil_affairs");
  callers.stop();
  const auto told = callers.take();
  ASSERT_FALSE(told.empty());
  for (const Told& one : told) {
    EXPECT_EQ(one.reply.status, 202) << one.reply.body;
    EXPECT_EQ(one.json().at("state"), "manual");
    EXPECT_LT(one.took, seconds(8)) << "call_time is 6 s";
  }
  town_.stop();
}

TEST_F(SilentDatabase, DelaysNoStoreOnPostgreSqlThatHasToConnectAgain) {
  town_.store = server_.store_element(town_.directory.path());
  town_.start();
  Callers callers(town_, 6, [] { return asking("silent"); });
  ASSERT_TRUE(eventually([&] { return town_.department("silent").at("in_flight") >= 4; }));
  server_.stop();
  server_.start();  // every connection of the store is gone
  auto client = town_.client();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_TRUE(eventually([&] { return tell(client, asking("civil_affairs")).reply.status == 200; }));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, seconds(5));
  callers.stop();
  town_.stop();
}

}  // namespace
}  // namespace zq::test
