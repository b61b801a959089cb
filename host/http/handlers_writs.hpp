// The handlers of the routes about writs (writs_api.cpp). Private to http.
#pragma once
#include "http/call.hpp"
#include "http/desk.hpp"

namespace zq::http {

void list_writs(const Desk&, CallPtr);
void find_writ(const Desk&, CallPtr);
void read_writ_html(const Desk&, CallPtr);
void read_writ_pdf(const Desk&, CallPtr);
void find_public_writ(const Desk&, CallPtr);
void read_public_writ_html(const Desk&, CallPtr);
void read_public_writ_pdf(const Desk&, CallPtr);

}  // namespace zq::http
