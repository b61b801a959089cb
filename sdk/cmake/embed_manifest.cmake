# cmake -DIN=manifest.json -DOUT=manifest.c -DABI_MAJOR=1 -DABI_MINOR=0 -DSDK=1.0.0 -DCOMPILER=… -DGLIBC=… -DLIBSTDCXX=…
#   -P embed_manifest.cmake: the manifest with the facts of this build, as a C or C++ source that puts its bytes into the
# section .zq_manifest. Read without running code; stays through strip, --gc-sections and LTO.
file(READ ${IN} text)
string(JSON kind ERROR_VARIABLE fault TYPE "${text}")
if(NOT kind STREQUAL "OBJECT")
  message(FATAL_ERROR "${IN}: 不是合法的 JSON 对象 (expected a JSON object): ${fault}")
endif()
string(JSON text SET "${text}" abi "{\"major\": ${ABI_MAJOR}, \"minor\": ${ABI_MINOR}}")
string(JSON text SET "${text}" sdk "\"${SDK}\"")
string(JSON text SET "${text}" build "{}")
string(JSON text SET "${text}" build compiler "\"${COMPILER}\"")
if(GLIBC)
  string(JSON text SET "${text}" build glibc "\"${GLIBC}\"")
endif()
if(LIBSTDCXX)
  string(JSON text SET "${text}" build libstdcxx "\"${LIBSTDCXX}\"")
endif()
file(WRITE ${OUT}.json "${text}")
file(READ ${OUT}.json hex HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "/* Made from ${IN}. */
#if defined(__has_attribute)
#if __has_attribute(retain)
#define ZQ_RETAIN , retain
#endif
#endif
#ifndef ZQ_RETAIN
#define ZQ_RETAIN
#endif
__attribute__((section(\".zq_manifest\"), aligned(1), used ZQ_RETAIN)) static const unsigned char zq_manifest[] = {${bytes}};
")
