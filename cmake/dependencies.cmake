# Debian 12's own packages, nothing else.
set(Boost_USE_STATIC_LIBS OFF)
find_package(Threads REQUIRED)
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Net Util)
find_package(Boost 1.81 REQUIRED) # header-only: Boost.DLL
find_package(ODBC REQUIRED)
find_package(pugixml REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(CURL REQUIRED)
if(ZQ_TESTS)
  find_package(GTest REQUIRED)
endif()
