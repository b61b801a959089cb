// The fake legacy system: a SOAP service over plain sockets, in GBK, with synthetic people (area code 331099). It
// speaks as the real one does: an XML document in a string, blanks that pad, one connection a request.
//   fake_sample_office PORT [PORT_FILE]      0: any free port, told in PORT_FILE; only on 127.0.0.1
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "zq/test_text.hpp"

namespace {

struct Person {
  const char *number, *name, *status, *since;
};
constexpr Person people[] = {{"331099199001010017", "张三", "正常", "20200305"},
                             {"331099199001010025", "李四", "注销", "20180611"},
                             {"331099198502030011", "欧阳·建国", "正常", "20211130"}};

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin), to = from == text.npos ? from : text.find(end, from + begin.size());
  return to == text.npos ? std::string() : text.substr(from + begin.size(), to - from - begin.size());
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
  return out;
}

std::string rows_of(const std::string& number) {
  std::string rows;
  int count = 0;
  for (const Person& one : people) {
    if (number != one.number) continue;
    ++count;
    rows += std::string("<ROW><XM>") + one.name + "      </XM><ZT>" + one.status + "</ZT><DJRQ>" + one.since +
            "</DJRQ></ROW>";
  }
  return "<RESULT><CODE>1</CODE><COUNT>" + std::to_string(count) + "</COUNT>" + rows + "</RESULT>";
}

// The whole HTTP reply to a request's body.
std::string reply_to(const std::string& body) {
  std::string content, status = "200 OK";
  if (between(body, "<yhm>", "</yhm>") != "zhengqiao" || between(body, "<mm>", "</mm>") != "sample-password") {
    status = "500 Internal Server Error";
    content = "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>用户名或密码错误</faultstring></soap:Fault>";
  } else {
    content = "<n:response xmlns:n=\"http://service.example.cn/\"><return>" +
              escaped(rows_of(between(body, "<sfzh>", "</sfzh>"))) + "</return></n:response>";
  }
  const std::string xml =
      "<?xml version=\"1.0\" encoding=\"GBK\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
      "<soap:Body>" +
      content + "</soap:Body></soap:Envelope>";
  const std::string bytes = zq::test::from_utf8("GBK", xml).value_or("");
  return "HTTP/1.1 " + status +
         "\r\nContent-Type: text/xml; charset=GBK\r\nContent-Length: " + std::to_string(bytes.size()) +
         "\r\nConnection: close\r\n\r\n" + bytes;
}

void serve(int peer) {
  const timeval patience{5, 0};
  setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string request;
  char block[4096];
  for (size_t wanted = 1; request.size() < wanted && request.size() < (4u << 20);) {
    const ssize_t got = recv(peer, block, sizeof block, 0);
    if (got <= 0) break;
    request.append(block, static_cast<size_t>(got));
    const size_t head = request.find("\r\n\r\n");
    wanted = head == request.npos
                 ? request.size() + 1
                 : head + 4 + std::strtoul(between(request, "Content-Length: ", "\r\n").c_str(), nullptr, 10);
  }
  const size_t head = request.find("\r\n\r\n");
  const std::string reply = reply_to(head == request.npos ? std::string() : request.substr(head + 4));
  for (size_t sent = 0; sent < reply.size();) {
    const ssize_t now = send(peer, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
    if (now <= 0) break;
    sent += static_cast<size_t>(now);
  }
  close(peer);
}

}  // namespace

int main(int count, char** arguments) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(count > 1 ? std::atoi(arguments[1]) : 0));
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, raw, size) != 0 || listen(listener, 128) != 0 || getsockname(listener, raw, &size) != 0) {
    std::perror("fake_sample_office");
    return 1;
  }
  if (count > 2) std::ofstream(arguments[2]) << ntohs(address.sin_port) << '\n';
  std::printf("listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
  std::fflush(stdout);
  for (;;) {
    const int peer = accept(listener, nullptr, nullptr);
    if (peer >= 0) std::thread(serve, peer).detach();
  }
}
