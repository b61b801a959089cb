#include "public_security/ferry_format.hpp"

#include <array>
#include <cstdio>

#include "faults/gbk.hpp"

namespace zq::sample::police {
namespace {

using Text = std::string FerryRequest::*;
struct Column {
  Text text;
  std::size_t bytes;
};
constexpr std::array<Column, 10> request_columns{{{&FerryRequest::number, 32},
                                                  {&FerryRequest::business, 2},
                                                  {&FerryRequest::id_number, 18},
                                                  {&FerryRequest::name, 50},
                                                  {&FerryRequest::relative_id, 18},
                                                  {&FerryRequest::relative_name, 50},
                                                  {&FerryRequest::relation, 1},
                                                  {&FerryRequest::unit, 40},
                                                  {&FerryRequest::matter, 60},
                                                  {&FerryRequest::time, 14}}};
constexpr std::size_t request_bytes = 285;

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

char relation_code(Relation relation) {
  switch (relation) {
    case Relation::spouse:
      return '1';
    case Relation::parent:
      return '2';
    case Relation::child:
      return '3';
    case Relation::sibling:
      break;
  }
  return '4';
}

void answer_kinship(const Population& people, Index index, const FerryRequest& request, FerryReply& reply) {
  reply.value = "0";
  const auto relative = people.index_of(request.relative_id);
  if (!relative) return;
  for (const Kin& kin : people.kin(index)) {
    if (kin.index != *relative) continue;
    reply.value = std::string(1, relation_code(kin.relation));
    reply.relative_name = people.written_name(kin.index, Office::public_security);
  }
}

}  // namespace

std::optional<FerryRequest> read_request(std::string_view file) {
  const auto end = file.find("\r\n");
  if (end != request_bytes || file.substr(end + 2) != "T0000001\r\n") return std::nullopt;
  FerryRequest request;
  std::size_t at = 0;
  for (const Column& column : request_columns) {
    request.*column.text = trimmed(to_utf8(file.substr(at, column.bytes)));
    at += column.bytes;
  }
  return request;
}

std::string to_record(const FerryReply& reply) {
  return fixed(reply.number, 32) + fixed(reply.business, 2) + fixed(reply.id_number, 18) + fixed(reply.name, 50) +
         fixed(reply.outcome, 2) + fixed(reply.value, 1) + fixed(reply.relative_name, 50) + fixed(reply.plate, 15) +
         fixed(reply.time, 14) + "\r\n";
}

FerryReply answer_request(const Population& people, const FerryRequest& request, const std::string& time) {
  FerryReply reply{request.number, request.business, request.id_number, "", "01", "", "", "", time};
  const auto index = people.index_of(request.id_number);
  if (!index) return reply;
  reply.id_number = people.written_id(*index, Office::public_security);
  reply.name = people.written_name(*index, Office::public_security);
  // A record on paper only: a police officer has to look.
  const bool paper = family_of(*index) >= demo::families && people.chance(*index, "paper file " + request.business, 8);
  reply.outcome = paper ? "02" : "00";
  if (paper) return reply;
  if (request.business == "01") {
    reply.value = people.criminal_record(*index) ? "1" : "0";
  } else if (request.business == "02") {
    answer_kinship(people, *index, request, reply);
  } else if (request.business == "03") {
    const auto vehicle = people.vehicle(*index);
    reply.value = vehicle ? "1" : "0";
    if (vehicle) reply.plate = vehicle->plate;
  } else {
    reply.outcome = "03";
  }
  return reply;
}

std::string with_trailer(const std::string& records, std::size_t count) {
  char trailer[32];
  std::snprintf(trailer, sizeof trailer, "T%07zu\r\n", count);
  return records + trailer;
}

}  // namespace zq::sample::police
