// The hello of a worker: the department, as far as its adapter and its process need it.
#include "adapters/isolated/bytes.hpp"
#include "adapters/isolated/messages.hpp"

namespace zq::adapters {
namespace {

constexpr std::string_view magic = "ZQW1";

void write(Writer& out, const settings::Database& database) {
  out.text(database.name);
  out.text(database.connection);
  out.text(database.secret.reveal());
  out.text(database.charset);
  out.u32(static_cast<uint32_t>(database.pool));
}

settings::Database read_database(Reader& in) {
  settings::Database database;
  database.name = in.text();
  database.connection = in.text();
  database.secret = Private(std::string(in.text()));
  database.charset = in.text();
  database.pool = static_cast<int>(in.u32());
  return database;
}

void write(Writer& out, const settings::Department& department) {
  out.text(department.id.value);
  out.u64(department.answer_bytes_max);
  out.u32(static_cast<uint32_t>(department.answer_records_max));
  out.u64(department.memory_max);
  out.u32(static_cast<uint32_t>(department.open_files_max));
  out.u32(static_cast<uint32_t>(department.processes_max));
  out.text(department.run_as);
  out.u32(static_cast<uint32_t>(department.databases.size()));
  for (const settings::Database& database : department.databases) write(out, database);
  out.u32(static_cast<uint32_t>(department.settings.size()));
  for (const auto& [name, value] : department.settings) {
    out.text(name);
    out.text(value);
  }
  out.u32(static_cast<uint32_t>(department.secrets.size()));
  for (const auto& [name, value] : department.secrets) {
    out.text(name);
    out.text(value.reveal());
  }
}

settings::Department read_department(Reader& in) {
  settings::Department department;
  department.id.value = in.text();
  department.answer_bytes_max = in.u64();
  department.answer_records_max = static_cast<int>(in.u32());
  department.memory_max = in.u64();
  department.open_files_max = static_cast<int>(in.u32());
  department.processes_max = static_cast<int>(in.u32());
  department.run_as = in.text();
  department.databases.resize(in.count(20));
  for (settings::Database& database : department.databases) database = read_database(in);
  for (uint32_t left = in.count(8); left > 0 && in.fits(); --left) {
    std::string name(in.text());
    department.settings[std::move(name)] = in.text();
  }
  for (uint32_t left = in.count(8); left > 0 && in.fits(); --left) {
    std::string name(in.text());
    department.secrets[std::move(name)] = Private(std::string(in.text()));
  }
  return department;
}

}  // namespace

std::string bytes_of(const Hello& hello) {
  Writer out;
  out.text(magic);
  out.u16(hello.version_min);
  out.u16(hello.version_max);
  out.u8(static_cast<uint8_t>(hello.purpose));
  out.text(hello.file);
  out.text(hello.vendor);
  out.text(hello.sha256);
  out.u32(hello.slots);
  write(out, hello.department);
  out.i64(hello.start_deadline_ns);
  out.i64(hello.now.time_since_epoch().count());
  return out.take();
}

std::optional<Hello> read_hello(std::string_view bytes) {
  Reader in(bytes);
  Hello hello;
  if (in.text() != magic) return std::nullopt;
  hello.version_min = in.u16();
  hello.version_max = in.u16();
  // Of another version only this much is sure to be where it is; the worker answers with what it speaks.
  if (!in.fits()) return std::nullopt;
  if (hello.version_max < protocol_min || hello.version_min > protocol_max) return hello;
  const uint8_t purpose = in.u8();
  if (purpose > static_cast<uint8_t>(Hello::Purpose::serve)) return std::nullopt;
  hello.purpose = static_cast<Hello::Purpose>(purpose);
  hello.file = in.text();
  hello.vendor = in.text();
  hello.sha256 = in.text();
  hello.slots = in.u32();
  hello.department = read_department(in);
  hello.start_deadline_ns = in.i64();
  hello.now = Instant(std::chrono::milliseconds(in.i64()));
  if (!in.done()) return std::nullopt;
  return hello;
}

}  // namespace zq::adapters
