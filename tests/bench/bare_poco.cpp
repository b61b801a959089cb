// Yardstick (b): the bare Poco::Net::HTTPServer answering a constant. Prints its port, then serves until killed.
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include <csignal>
#include <fstream>
#include <iostream>

namespace {

const std::string body(400, 'x');

struct Constant : Poco::Net::HTTPRequestHandler {
  void handleRequest(Poco::Net::HTTPServerRequest& request, Poco::Net::HTTPServerResponse& response) override {
    request.stream().ignore(1 << 20);
    response.setContentType("application/json");
    response.setContentLength(static_cast<std::streamsize>(body.size()));
    response.sendBuffer(body.data(), body.size());
  }
};

struct Factory : Poco::Net::HTTPRequestHandlerFactory {
  Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
    return new Constant;  // POCO takes ownership
  }
};

}  // namespace

int main() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0), 256);
  auto* parameters = new Poco::Net::HTTPServerParams;  // reference-counted by POCO
  parameters->setKeepAlive(true);
  parameters->setMaxKeepAliveRequests(0);
  parameters->setMaxThreads(80);
  parameters->setMaxQueued(200);
  Poco::ThreadPool pool(80, 80);
  Poco::Net::HTTPServer server(new Factory, pool, socket, parameters);
  server.start();
  std::cout << "listening on " << socket.address().port() << std::endl;
  int number = 0;
  sigwait(&set, &number);
  server.stopAll(true);
}
