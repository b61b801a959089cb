// Rows of the service window's ledgers (L-07, L-08, 专窗-8). Pure.
#pragma once
#include "domain/ledger.hpp"
#include "domain/window.hpp"
#include "domain/window_desk.hpp"

namespace zq {

LedgerRow window_request_row(const WindowRequest&, Instant now);
LedgerRow window_record_row(const WindowRecord&);

}  // namespace zq
