# zq_add_adapter(NAME [CHECK] sources...)
#   Builds plugins/NAME.so as the host expects it: one exported symbol, nothing interposed, nothing unresolved.
#   CHECK adds the ctest NAME_exports, which fails when the file exports anything else.
#   Used by the host's own tree and, after installation, by find_package(zhengqiao-sdk).
set(ZQ_ADAPTER_MAP ${CMAKE_CURRENT_LIST_DIR}/adapter.map CACHE INTERNAL "")
set(ZQ_ADAPTER_EXPORTS ${CMAKE_CURRENT_LIST_DIR}/check_exports.cmake CACHE INTERNAL "")
function(zq_add_adapter name)
  cmake_parse_arguments(A "CHECK" "" "" ${ARGN})
  add_library(${name} MODULE ${A_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE zq::sdk)
  target_compile_features(${name} PRIVATE cxx_std_20)
  set_target_properties(${name} PROPERTIES PREFIX "" CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/plugins)
  target_compile_options(${name} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-fno-gnu-unique>)
  target_link_options(${name} PRIVATE -Wl,--version-script=${ZQ_ADAPTER_MAP} -Wl,--exclude-libs,ALL -Wl,-z,now -Wl,-z,relro)
  if(NOT ZQ_SANITIZE) # sanitizer runtimes are resolved from the host
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
  if(A_CHECK)
    add_test(NAME ${name}_exports
      COMMAND ${CMAKE_COMMAND} -DNM=${CMAKE_NM} -DADAPTER=$<TARGET_FILE:${name}> -P ${ZQ_ADAPTER_EXPORTS})
  endif()
endfunction()
