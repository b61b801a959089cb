#include "faults/legacy_server.hpp"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/String.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <utility>

#include "faults/gbk.hpp"

namespace zq::sample {
namespace {

namespace net = Poco::Net;

constexpr int threads_max = 96;
constexpr std::size_t question_bytes_max = 1u << 20;

bool peer_is_gone(net::StreamSocket& socket) {
  return socket.poll(0, net::Socket::SELECT_READ) && socket.available() == 0;
}

void send_all(net::StreamSocket& socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const int sent = socket.sendBytes(bytes.data(), int(bytes.size()));
    if (sent <= 0) throw std::runtime_error("the peer is gone");
    bytes.remove_prefix(std::size_t(sent));
  }
}

std::string on_the_wire(const HttpAnswer& answer, bool keep_alive) {
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + (answer.status < 400 ? " OK" : " Error") + "\r\n";
  head += "Server: Apache-Coyote/1.1\r\nContent-Type: " + answer.content_type + "\r\n";
  head += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
  head += keep_alive ? "Connection: Keep-Alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head + answer.body;
}

HttpAnswer error_page() {
  return {200, "text/html; charset=GBK",
          to_gbk("<html><head><title>系统提示</title></head><body><h1>系统维护中，请稍后再试</h1></body></html>")};
}

class Exchange : public net::HTTPRequestHandler {
 public:
  Exchange(FaultSwitch& faults, const Handler& handler) : faults_(faults), handler_(handler) {}

  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    net::StreamSocket& socket = dynamic_cast<net::HTTPServerRequestImpl&>(request).socket();
    socket.setNoDelay(true);
    HttpQuestion question = read(request);
    if (question.path == "/_fault") return answer(socket, response, request.getKeepAlive(), control(question));
    question.fault = faults_.take("soap");
    const FaultKind kind = question.fault.kind;
    if (kind == FaultKind::silence) {
      faults_.wait(question.fault.time, [&] { return peer_is_gone(socket); });
      return response.setKeepAlive(false);
    }
    if (kind == FaultKind::reset) return hang_up(socket, response);
    if (kind == FaultKind::delay) faults_.wait(question.fault.time, [&] { return peer_is_gone(socket); });
    const bool spoils = kind == FaultKind::truncate || kind == FaultKind::drip;
    const HttpAnswer reply = kind == FaultKind::error_page ? error_page() : handled(question);
    if (reply.status == 0) return hang_up(socket, response);
    if (!spoils) return answer(socket, response, request.getKeepAlive(), reply);
    response.setKeepAlive(false);
    spoil(socket, question.fault, on_the_wire(reply, false));
  }

 private:
  static void hang_up(net::StreamSocket& socket, net::HTTPServerResponse& response) {
    response.setKeepAlive(false);
    socket.setLinger(true, 0);
    socket.close();
  }

  static HttpQuestion read(net::HTTPServerRequest& request) {
    const Poco::URI uri(request.getURI());
    HttpQuestion question{request.getMethod(), uri.getPath(), uri.getRawQuery(), {}, {}};
    for (const auto& [name, value] : request) question.headers[::Poco::toLower(name)] = value;
    char block[4096];
    std::istream& in = request.stream();
    while (in.read(block, sizeof block), in.gcount() > 0) {
      question.body.append(block, std::size_t(in.gcount()));
      if (question.body.size() > question_bytes_max) throw std::runtime_error("the question is too long");
    }
    return question;
  }

  HttpAnswer control(const HttpQuestion& question) {
    try {
      if (question.method == "DELETE") {
        faults_.clear();
      } else if (question.method == "POST") {
        faults_.set(read_fault(question.body));
      } else {
        return {405, "text/plain; charset=utf-8", "expected POST or DELETE\n"};
      }
      return {200, "text/plain; charset=utf-8", "ok\n"};
    } catch (const std::exception& error) {
      return {400, "text/plain; charset=utf-8", std::string(error.what()) + "\n"};
    }
  }

  HttpAnswer handled(const HttpQuestion& question) {
    try {
      return handler_(question);
    } catch (const std::exception& error) {
      std::fprintf(stderr, "a question failed: %s\n", error.what());
      return {500, "text/html; charset=GBK", "<html><body>HTTP Status 500</body></html>"};
    }
  }

  static void answer(net::StreamSocket& socket, net::HTTPServerResponse& response, bool keep_alive,
                     const HttpAnswer& reply) {
    response.setKeepAlive(keep_alive);
    send_all(socket, on_the_wire(reply, keep_alive));
  }

  void spoil(net::StreamSocket& socket, const Fault& fault, const std::string& bytes) {
    if (fault.kind == FaultKind::truncate) return send_all(socket, std::string_view(bytes).substr(0, bytes.size() / 2));
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      send_all(socket, std::string_view(bytes).substr(i, 1));
      if (!faults_.wait(fault.time, [&] { return peer_is_gone(socket); })) return;
    }
  }

  FaultSwitch& faults_;
  const Handler& handler_;
};

class Factory : public net::HTTPRequestHandlerFactory {
 public:
  Factory(FaultSwitch& faults, Handler handler) : faults_(faults), handler_(std::move(handler)) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
    return new Exchange(faults_, handler_);
  }

 private:
  FaultSwitch& faults_;
  const Handler handler_;
};

net::HTTPServerParams* parameters() {
  auto* params = new net::HTTPServerParams;  // owned by the server
  params->setMaxThreads(threads_max);
  params->setMaxQueued(1000);
  params->setKeepAlive(true);
  params->setMaxKeepAliveRequests(0);
  params->setKeepAliveTimeout(Poco::Timespan(10, 0));
  params->setTimeout(Poco::Timespan(30, 0));
  return params;
}

}  // namespace

struct LegacyServer::Poco {
  Poco(std::uint16_t port, FaultSwitch& faults, Handler handler)
      : socket(net::SocketAddress("127.0.0.1", port), 256),
        threads(2, threads_max),
        server(new Factory(faults, std::move(handler)), threads, socket, parameters()) {
    server.start();
  }
  net::ServerSocket socket;
  ::Poco::ThreadPool threads;
  net::HTTPServer server;
};

LegacyServer::LegacyServer(std::uint16_t port, FaultSwitch& faults, Handler handler) : faults_(faults) {
  try {
    poco_ = std::make_unique<Poco>(port, faults, std::move(handler));
  } catch (const ::Poco::Exception& error) {
    throw std::runtime_error("cannot listen on 127.0.0.1:" + std::to_string(port) + ": " + error.displayText() +
                             "; choose another --port, or 0 for a free one");
  }
}

LegacyServer::~LegacyServer() {
  faults_.stop();
  poco_->server.stopAll(true);
  poco_->socket.close();
  poco_->threads.joinAll();
}

std::uint16_t LegacyServer::port() const { return poco_->socket.address().port(); }

}  // namespace zq::sample
