// The legacy system behind reference.h, over HTTP on 127.0.0.1:
//   conformance_legacy PORT [COMPLAINTS]    PORT 0: any, printed; complaints are appended to the file, one key a line
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

using Form = std::map<std::string, std::string>;

const std::map<std::string, std::string> persons = {
    {"331099199001010018", "张三"}, {"331099198505050026", "李四"}, {"33109919700707003X", "王䶮"}};
constexpr std::size_t list_rows = 23;
constexpr std::size_t head_max = 64 * 1024, body_max = 8 * 1024 * 1024;

std::mutex mutex;
std::map<std::string, std::string> receipts;  // key -> receipt
std::string complaints_file;

std::string decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::strtol(text.substr(i + 1, 2).c_str(), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string line(const std::string& key, const std::string& value) {
  static const char digits[] = "0123456789ABCDEF";
  std::string out = key + "=";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F && c != '%') {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out + "\n";
}

Form form_of(const std::string& body) {
  Form form;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('&', at), body.size());
    const std::string pair = body.substr(at, end - at);
    const std::size_t equals = pair.find('=');
    if (equals != pair.npos) form[pair.substr(0, equals)] = decoded(pair.substr(equals + 1));
    at = end + 1;
  }
  return form;
}

std::string verify(const Form& form) {
  const auto person = persons.find(form.count("identity_no") ? form.at("identity_no") : "");
  if (person == persons.end()) return line("known", "0");
  return line("known", "1") + line("name", person->second);
}

std::string list(const Form& form) {
  const std::size_t from = std::strtoul(form.count("from") ? form.at("from").c_str() : "0", nullptr, 10);
  const std::size_t limit = std::strtoul(form.count("limit") ? form.at("limit").c_str() : "1", nullptr, 10);
  std::string out;
  const std::size_t end = std::min(list_rows, from + limit);
  for (std::size_t i = from; i < end; ++i) {
    const std::string number = std::to_string(i + 1);
    out += line("code", "R" + number) + line("matter", "事项" + number) + line("proof", "证明" + number);
  }
  return end < list_rows ? out + line("next", std::to_string(end)) : out;
}

std::string submit(const Form& form) {
  const std::lock_guard lock(mutex);
  const std::string key = form.count("key") ? form.at("key") : "";
  auto [at, fresh] = receipts.try_emplace(key, "C" + std::to_string(receipts.size() + 1));
  if (fresh && !complaints_file.empty()) std::ofstream(complaints_file, std::ios::app) << key << "\n";
  return line("receipt", at->second) + line("status", "received") + line("status_text", "已登记");
}

std::string status(const Form& form) {
  const std::lock_guard lock(mutex);
  const std::string receipt = form.count("receipt") ? form.at("receipt") : "";
  const bool known = receipt == "C0" ||
                     std::any_of(receipts.begin(), receipts.end(), [&](auto& one) { return one.second == receipt; });
  if (!known) return line("receipt", "");
  return line("receipt", receipt) + line("status", "handling") + line("status_text", "办理中");
}

std::string reply_to(const std::string& head, const std::string& body) {
  const auto answer = [](const std::string& code, const std::string& text) {
    return "HTTP/1.1 " + code +
           "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: " + std::to_string(text.size()) +
           "\r\n\r\n" + text;
  };
  if (head.find("Bearer fixture-token\r\n") == head.npos) return answer("401 Unauthorized", "");
  const std::string path = head.substr(0, head.find(' ', head.find(' ') + 1));
  const Form form = form_of(body);
  if (path == "POST /ping") return answer("200 OK", "end=1\n");
  if (path == "POST /verify") return answer("200 OK", verify(form) + "end=1\n");
  if (path == "POST /list") return answer("200 OK", list(form) + "end=1\n");
  if (path == "POST /submit") return answer("200 OK", submit(form) + "end=1\n");
  if (path == "POST /status") return answer("200 OK", status(form) + "end=1\n");
  return answer("404 Not Found", "");
}

// False: the line is broken, or said something that is no HTTP.
bool fill(int fd, std::string& text, std::size_t wanted, std::size_t max) {
  char buffer[16384];
  while (text.size() < wanted) {
    const ssize_t n = ::recv(fd, buffer, sizeof buffer, 0);
    if (n <= 0 || text.size() > max) return false;
    text.append(buffer, static_cast<std::size_t>(n));
  }
  return true;
}

std::size_t length_of(std::string head) {
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
  const std::size_t at = head.find("content-length:");
  return at == head.npos ? 0 : std::strtoul(head.c_str() + at + 15, nullptr, 10);
}

void serve(int fd) {
  std::string text;
  for (;;) {
    std::size_t end;
    while ((end = text.find("\r\n\r\n")) == text.npos)
      if (!fill(fd, text, text.size() + 1, head_max)) break;
    if (end == text.npos) break;
    const std::string head = text.substr(0, end + 2);
    const std::size_t length = length_of(head);
    if (head.find("Expect: 100-continue") != head.npos) ::send(fd, "HTTP/1.1 100 Continue\r\n\r\n", 25, MSG_NOSIGNAL);
    if (length > body_max || !fill(fd, text, end + 4 + length, head_max + body_max)) break;
    const std::string reply = reply_to(head, text.substr(end + 4, length));
    text.erase(0, end + 4 + length);
    for (std::size_t sent = 0; sent < reply.size();) {
      const ssize_t n = ::send(fd, reply.data() + sent, reply.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) break;
      sent += static_cast<std::size_t>(n);
    }
  }
  ::close(fd);
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 2) complaints_file = arguments[2];
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 0));
  socklen_t size = sizeof address;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 64) != 0) return 1;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::cout << "listening on " << ntohs(address.sin_port) << std::endl;
  for (;;) {
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0) std::thread(serve, fd).detach();
  }
}
