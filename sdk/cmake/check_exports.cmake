# cmake -DNM=nm -DADAPTER=file.so -P check_exports.cmake: fails unless the file exports zq_plugin_entry and nothing else.
execute_process(COMMAND ${NM} -D --defined-only --format=posix ${ADAPTER} OUTPUT_VARIABLE lines RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${ADAPTER}: nm cannot read it (exit ${result})")
endif()
string(REGEX REPLACE " [^\n]*\n?" ";" symbols "${lines}")
list(REMOVE_ITEM symbols "")
if(NOT symbols STREQUAL "zq_plugin_entry")
  message(FATAL_ERROR "${ADAPTER}: expected exactly one exported symbol, zq_plugin_entry; found: ${symbols}. "
    "Build it with zq_add_adapter() and end one source with ZQ_ADAPTER(...).")
endif()
