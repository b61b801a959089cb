# cmake --install <build> --component sdk: headers, targets, zq_add_adapter(), the version script, the manuals, the
# samples and what zq-adapter new writes.
include(CMakePackageConfigHelpers)
set(ZQ_SDK_VERSION 1.1.0) # equal to ZQ_SDK_VERSION of zq/adapter.hpp; tests/abi compares them
set(ZQ_SDK_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/zhengqiao-sdk)

install(TARGETS zhengqiao_sdk EXPORT zhengqiao-sdk COMPONENT sdk)
install(TARGETS zhengqiao_soap EXPORT zhengqiao-sdk-soap COMPONENT sdk)
install(EXPORT zhengqiao-sdk NAMESPACE zq:: FILE zhengqiao-sdk-targets.cmake DESTINATION ${ZQ_SDK_CMAKEDIR} COMPONENT sdk)
install(EXPORT zhengqiao-sdk-soap NAMESPACE zq:: FILE zhengqiao-sdk-soap-targets.cmake DESTINATION ${ZQ_SDK_CMAKEDIR}
  COMPONENT sdk)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include/zq DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT sdk)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/zhengqiao-sdk-config.cmake.in
  ${CMAKE_CURRENT_BINARY_DIR}/zhengqiao-sdk-config.cmake INSTALL_DESTINATION ${ZQ_SDK_CMAKEDIR}
  PATH_VARS CMAKE_INSTALL_BINDIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/zhengqiao-sdk-config-version.cmake
  VERSION ${ZQ_SDK_VERSION} COMPATIBILITY SameMajorVersion ARCH_INDEPENDENT)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/zhengqiao-sdk-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/zhengqiao-sdk-config-version.cmake ${CMAKE_CURRENT_LIST_DIR}/zq_add_adapter.cmake
  ${CMAKE_CURRENT_LIST_DIR}/adapter.map ${CMAKE_CURRENT_LIST_DIR}/check_exports.cmake ${CMAKE_CURRENT_LIST_DIR}/embed_manifest.cmake
  DESTINATION ${ZQ_SDK_CMAKEDIR} COMPONENT sdk)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/README.md ${CMAKE_CURRENT_SOURCE_DIR}/README.zh-CN.md
  ${CMAKE_CURRENT_SOURCE_DIR}/ABI.md ${CMAKE_CURRENT_SOURCE_DIR}/ABI.zh-CN.md ${PROJECT_SOURCE_DIR}/LICENSE
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zhengqiao-sdk COMPONENT sdk)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/template DESTINATION ${CMAKE_INSTALL_DATADIR}/zhengqiao-sdk COMPONENT sdk)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/samples/hello_adapter ${PROJECT_SOURCE_DIR}/samples/c_adapter DESTINATION ${CMAKE_INSTALL_DATADIR}/zhengqiao-sdk/samples
  COMPONENT sdk)
install(FILES ${CMAKE_CURRENT_SOURCE_DIR}/check/README.md ${CMAKE_CURRENT_SOURCE_DIR}/check/README.zh-CN.md
  ${CMAKE_CURRENT_SOURCE_DIR}/check/FIXTURES.md ${CMAKE_CURRENT_SOURCE_DIR}/check/FIXTURES.zh-CN.md
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zhengqiao-sdk/check COMPONENT sdk)
