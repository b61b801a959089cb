/* Defect: exports something, but not zq_plugin_entry. */
__attribute__((visibility("default"))) extern const int some_other_symbol;
__attribute__((visibility("default"))) const int some_other_symbol = 1;
