# How every target is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(ZQ_CCACHE ccache)
if(ZQ_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${ZQ_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ZQ_CCACHE})
endif()

# Line tables are enough for backtraces and profiles, compile in two thirds of the time and link in a quarter of the space;
# the preset dev has everything.
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

add_compile_options(-Wall -Wextra -Wpedantic -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports accesses inside libstdc++ that cannot happen (GCC bugs 105329, 105651); clang checks the same code.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-Wno-restrict> $<$<COMPILE_LANGUAGE:CXX>:-Wno-maybe-uninitialized>)
endif()

if(ZQ_SANITIZE)
  add_compile_options(-g1)
endif()
if(ZQ_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
elseif(ZQ_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(NOT ZQ_SANITIZE STREQUAL "")
  message(FATAL_ERROR "ZQ_SANITIZE: expected address, thread or nothing, found '${ZQ_SANITIZE}'")
endif()

if(ZQ_FUZZ)
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1 -DNDEBUG") # half the time to compile; fast enough for seconds a target
  # The parsers themselves must tell the fuzzer where they went; only fuzz targets link the fuzzer.
  # Without "function": clang 14 cannot emit its prologue for coroutines ("difference across sections").
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=function -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
