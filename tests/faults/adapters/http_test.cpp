// The HTTP service against a small real server that can misbehave in every way a line can.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "service_desk.hpp"

namespace zq::adapters::test {
namespace {

// Answers one connection after the other on a free port of loopback; the path of the request says how.
class Server {
 public:
  Server() {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0)
      throw std::runtime_error("no port");
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~Server() {
    ended_ = true;
    thread_.join();
    ::close(listener_);
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string url(const std::string& path) const { return "http://127.0.0.1:" + std::to_string(port_) + path; }
  int connections() const { return connections_; }
  std::string last_request() const {
    const std::lock_guard lock(mutex_);
    return last_request_;
  }

 private:
  void serve() {
    while (!ended_) {
      pollfd look{listener_, POLLIN, 0};
      if (::poll(&look, 1, 20) != 1) continue;
      const int peer = ::accept(listener_, nullptr, nullptr);
      if (peer < 0) continue;
      ++connections_;
      while (!ended_ && answer(peer)) continue;
      ::close(peer);
    }
  }

  // The whole request; empty when the peer has gone.
  std::string read_request(int peer) {
    std::string request;
    char bytes[4096];
    for (;;) {
      const size_t end = request.find("\r\n\r\n");
      if (end != request.npos) {
        const size_t at = request.find("Content-Length: ");
        const size_t length = at < end ? std::stoul(request.substr(at + 16)) : 0;
        if (request.size() >= end + 4 + length) return request;
      }
      pollfd look{peer, POLLIN, 0};
      while (::poll(&look, 1, 20) == 0)
        if (ended_) return {};
      const ssize_t got = ::recv(peer, bytes, sizeof bytes, 0);
      if (got <= 0) return {};
      request.append(bytes, static_cast<size_t>(got));
    }
  }

  static void say(int peer, const std::string& text) { (void)!::send(peer, text.data(), text.size(), MSG_NOSIGNAL); }

  // False: the connection is over.
  bool answer(int peer) {
    const std::string request = read_request(peer);
    if (request.empty()) return false;
    {
      const std::lock_guard lock(mutex_);
      last_request_ = request;
    }
    const std::string path =
        request.substr(request.find(' ') + 1, request.find(' ', request.find(' ') + 1) - request.find(' ') - 1);
    if (path == "/plain")
      return say(peer,
                 "HTTP/1.1 200 OK\r\nContent-Type: text/xml; charset=GBK\r\nContent-Length: 4\r\n\r\n\xD5\xC5\xC8\xFD"),
             true;
    if (path == "/error") return say(peer, "HTTP/1.1 500 Oops\r\nContent-Length: 5\r\n\r\nfault"), true;
    if (path == "/redirect")
      return say(peer, "HTTP/1.1 302 Found\r\nLocation: /plain\r\nContent-Length: 0\r\n\r\n"), true;
    if (path == "/short") return say(peer, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"), false;
    if (path == "/short-chunks")
      return say(peer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), false;
    if (path == "/big")
      return say(peer, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + std::string(100000, 'x')), true;
    if (path == "/garbage") return say(peer, "\x01\x02 this is no HTTP\r\n\r\n"), false;
    if (path == "/reset") {
      const linger hard{1, 0};
      ::setsockopt(peer, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
      return false;
    }
    if (path == "/drip") {
      say(peer, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
      for (int n = 0; n < 1000 && !ended_; ++n) {
        say(peer, "x");
        pollfd look{peer, POLLIN, 0};
        if (::poll(&look, 1, 50) != 0) return false;  // hung up
      }
      return false;
    }
    pollfd look{peer, POLLIN, 0};  // silence
    while (!ended_ && ::poll(&look, 1, 20) == 0) continue;
    return false;
  }

  int listener_ = -1;
  uint16_t port_ = 0;
  std::atomic<bool> ended_{false};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  std::string last_request_;
  std::thread thread_;
};

struct Said {
  int visits = 0;
  int status = 0;
  std::string content_type, body;
};

void remember(void* user, const zq_http_reply* reply) noexcept {
  auto& said = *static_cast<Said*>(user);
  ++said.visits;
  said.status = reply->status;
  said.content_type = view(reply->content_type);
  said.body = view(reply->body);
}

class HttpService : public ::testing::Test {
 protected:
  zq_status get(TestCall& call, const std::string& url, uint64_t bytes_max = 0) {
    zq_http_request request{};
    request.size = sizeof request;
    request.method = s("GET");
    request.url = s(url);
    request.reply_bytes_max = bytes_max;
    return http.request(desk.host(), call.abi(), &request, remember, &said);
  }

  Server server;
  ServiceDesk desk;
  const zq_http& http = desk.service<zq_http>(ZQ_SVC_HTTP);
  Said said;
};

TEST_F(HttpService, GivesRawBytesTypeAndStatus) {
  TestCall call;
  ASSERT_EQ(get(call, server.url("/plain")), ZQ_OK) << call.text();
  EXPECT_EQ(said.status, 200);
  EXPECT_EQ(said.content_type, "text/xml; charset=GBK");
  EXPECT_EQ(said.body, "\xD5\xC5\xC8\xFD");
  ASSERT_EQ(get(call, server.url("/error")), ZQ_OK);
  EXPECT_EQ(said.status, 500);
  EXPECT_EQ(said.body, "fault");
  ASSERT_EQ(get(call, server.url("/redirect")), ZQ_OK);
  EXPECT_EQ(said.status, 302) << "redirects are not followed";
}

TEST_F(HttpService, KeepsTheConnectionAlive) {
  for (int n = 0; n < 5; ++n) {
    TestCall call;
    ASSERT_EQ(get(call, server.url("/plain")), ZQ_OK);
  }
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(HttpService, FilesAComplaintOnAFreshConnection) {
  for (int n = 0; n < 2; ++n) {
    TestCall call(10s, Operation::submit);
    ASSERT_EQ(get(call, server.url("/plain")), ZQ_OK);
    server.connections();
  }
  EXPECT_EQ(server.connections(), 2);
}

TEST_F(HttpService, SendsBodyAndHeadersAsGiven) {
  const std::string url = server.url("/plain");
  const zq_header headers[] = {{s("SOAPAction"), s("\"check\"")}, {s("Content-Type"), s("text/xml; charset=GB2312")}};
  zq_http_request request{};
  request.size = sizeof request;
  request.header_count = 2;
  request.headers = headers;
  request.method = s("POST");
  request.url = s(url);
  request.body = s("<a/>");
  TestCall call;
  ASSERT_EQ(http.request(desk.host(), call.abi(), &request, remember, &said), ZQ_OK);
  const std::string sent = server.last_request();
  EXPECT_NE(sent.find("POST /plain HTTP/1.1\r\n"), std::string::npos);
  EXPECT_NE(sent.find("SOAPAction: \"check\"\r\n"), std::string::npos);
  EXPECT_NE(sent.find("Content-Type: text/xml; charset=GB2312\r\n"), std::string::npos);
  EXPECT_EQ(sent.find("Expect:"), std::string::npos);
  EXPECT_TRUE(sent.ends_with("\r\n\r\n<a/>"));
}

struct LineFault {
  const char* path;
  zq_status status;
  const char* part_of_text;
  milliseconds time = 10s;
};

TEST_F(HttpService, EveryFaultOfTheLineHasItsStatus) {
  const LineFault faults[] = {{"/short", ZQ_E_BAD_DATA, "shorter than it said"},
                              {"/short-chunks", ZQ_E_BAD_DATA, "shorter than it said"},
                              {"/big", ZQ_E_BAD_DATA, "longer than reply_bytes_max"},
                              {"/garbage", ZQ_E_BAD_DATA, "does not speak HTTP"},
                              {"/reset", ZQ_E_UNAVAILABLE, "broke the line"},
                              {"/drip", ZQ_E_DEADLINE, "before the deadline", 400ms},
                              {"/silence", ZQ_E_DEADLINE, "before the deadline", 400ms}};
  for (const auto& fault : faults) {
    SCOPED_TRACE(fault.path);
    TestCall call(fault.time);
    EXPECT_EQ(get(call, server.url(fault.path), 50000), fault.status);
    EXPECT_NE(call.text().find(fault.part_of_text), std::string::npos);
  }
  EXPECT_EQ(said.visits, 0) << "a broken reply is shown to nobody";
}

TEST_F(HttpService, SaysThatNobodyListens) {
  uint16_t port = 0;
  {
    const int taken = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(taken, reinterpret_cast<sockaddr*>(&address), size), 0);
    ::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    ::close(taken);
  }
  TestCall call;
  EXPECT_EQ(get(call, "http://127.0.0.1:" + std::to_string(port) + "/x?id=331099199001010017"), ZQ_E_UNAVAILABLE);
  EXPECT_EQ(call.text().find("3310"), std::string::npos) << "no URL in a text";
}

TEST_F(HttpService, StopsWhenTheCallIsCancelled) {
  TestCall call(60s);
  std::thread canceller([&] {
    std::this_thread::sleep_for(100ms);
    *call.cancellation = true;
  });
  EXPECT_EQ(get(call, server.url("/silence")), ZQ_E_CANCELLED);
  canceller.join();
}

TEST_F(HttpService, RefusesWhatIsNoHttpRequest) {
  TestCall call;
  for (const char* url :
       {"file:///etc/passwd", "ftp://127.0.0.1/", "http://127.0.0.1/a b", "", "http://127.0.0.1/\r\nX: y"})
    EXPECT_EQ(get(call, url), ZQ_E_INVALID) << url;
  const std::string url = server.url("/plain");
  for (const auto& [name, value] : {std::pair{"X", "a\r\nY: b"}, std::pair{"X Y", "a"}, std::pair{"", "a"}}) {
    const zq_header header{s(name), s(value)};
    zq_http_request request{};
    request.size = sizeof request;
    request.header_count = 1;
    request.headers = &header;
    request.method = s("GET");
    request.url = s(url);
    EXPECT_EQ(http.request(desk.host(), call.abi(), &request, remember, &said), ZQ_E_INVALID) << name;
  }
  EXPECT_EQ(server.connections(), 0);
}

}  // namespace
}  // namespace zq::adapters::test
