# zq_layer(NAME [PUBLIC targets...] [PRIVATE targets...])
#   One folder under host/ = one static library zq_NAME. Every *.cpp in the folder belongs to it. Layers include one another
#   as "name/header.hpp"; who may include whom is checked by tests/tidy. Third-party libraries stay PRIVATE.
function(zq_layer name)
  cmake_parse_arguments(L "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(sources)
    add_library(zq_${name} STATIC ${sources})
    target_include_directories(zq_${name} PUBLIC ${PROJECT_SOURCE_DIR}/host)
    target_link_libraries(zq_${name} PUBLIC ${L_PUBLIC} PRIVATE ${L_PRIVATE})
  else()
    add_library(zq_${name} INTERFACE)
    target_include_directories(zq_${name} INTERFACE ${PROJECT_SOURCE_DIR}/host)
    target_link_libraries(zq_${name} INTERFACE ${L_PUBLIC})
  endif()
endfunction()

# zq_test(NAME [LABELS labels...] [LINK targets...] [TIMEOUT seconds])
#   One folder under tests/ = one GoogleTest program of every *.cpp in it, registered with ctest. The target
#   tests_LABEL builds what `ctest -L LABEL` runs. The label "memory" is for what, beside units, the address sanitizer sees
#   in every CI run; "threads" for what tests/run.sh --threads runs under the thread sanitizer.
function(zq_test name)
  cmake_parse_arguments(T "" "TIMEOUT" "LABELS;LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(${name} ${sources})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${name} PRIVATE ${T_LINK} GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    ZQ_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ZQ_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(NOT T_TIMEOUT)
    set(T_TIMEOUT 300)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${T_TIMEOUT} LABELS "${T_LABELS}"
    ENVIRONMENT "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/tsan.supp")
  foreach(label ${T_LABELS})
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${name})
  endforeach()
endfunction()
