#include "copies.hpp"

#include <algorithm>
#include <map>

#include "civil_affairs/create.hpp"
#include "odbc/statement.hpp"
#include "support/database_servers.hpp"
#include "text/charset.hpp"
#include "zq/identity.hpp"

namespace civil_affairs {
namespace {

namespace sample = zq::sample;
using zq::adapters::test::House;

zq::test::DatabaseServers* servers() {
  static auto* one =
      static_cast<zq::test::DatabaseServers*>(testing::AddGlobalTestEnvironment(new zq::test::DatabaseServers));
  return one;
}
[[maybe_unused]] const zq::test::DatabaseServers* const registered = servers();

// One filled database and the house that asks it.
struct Furnished {
  Furnished(const std::string& text, const sample::Population& people) : connection(environment, text) {
    sample::civil::create(connection, people, [](sample::Index, sample::Index) {});
    zq::settings::Department department;
    department.id = {"civil_affairs"};
    department.name = "区民政局";
    department.adapter_file = ZQ_ADAPTER_FILE;
    department.manual_way = "请发协助核查函";
    department.databases.push_back({"main", text, zq::Private(), "GB18030", 4});
    department.fingerprint = text;
    house.open({department});
  }
  zq::odbc::Environment environment;
  zq::odbc::Connection connection;
  House house;
};

std::map<Copy, std::unique_ptr<Furnished>>& furnished() {
  static auto& all = *new std::map<Copy, std::unique_ptr<Furnished>>;
  return all;
}

const zq::test::TempDirectory& folder() {
  static const zq::test::TempDirectory one;
  return one;
}

std::string connection_string(Copy copy) {
  switch (copy) {
    case Copy::sqlite:
      break;
    case Copy::postgresql:
      return servers()->connection("ZQ_POSTGRESQL_LEGACY");
    case Copy::mariadb:
      return servers()->connection("ZQ_MARIADB_LEGACY");
  }
  return "Driver=SQLite3;Timeout=1000;Database=" + (folder() / "civil_affairs.db").string();
}

std::string stored(const std::string& utf8) { return zq::encode_text(zq::Encoding::gb18030, utf8).value(); }

std::string padded(std::string number) {
  number.resize(std::max<std::size_t>(number.size(), 20), ' ');
  return number;
}

void bind(zq::odbc::Statement& statement, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i + 1), stored(values[i]));
}

const zq::FieldVerdict* field_of(const zq::Answer& answer, const std::string& field) {
  const auto found = std::find_if(answer.fields.begin(), answer.fields.end(),
                                  [&](const zq::FieldVerdict& one) { return one.name == field; });
  return found == answer.fields.end() ? nullptr : &*found;
}

}  // namespace

std::string name_of(const testing::TestParamInfo<Copy>& info) {
  return info.param == Copy::sqlite ? "sqlite" : info.param == Copy::postgresql ? "postgresql" : "mariadb";
}

const sample::Population& Copies::people() {
  static const sample::Population people(people_count);
  return people;
}

void Copies::SetUp() {
  auto& place = furnished()[GetParam()];
  if (place) return;
  try {
    place = std::make_unique<Furnished>(connection_string(GetParam()), people());
  } catch (const std::exception& missing) {
    FAIL() << missing.what();
  }
}

void Copies::TearDownTestSuite() { furnished().clear(); }

zq::odbc::Connection& Copies::connection() { return furnished().at(GetParam())->connection; }
House& Copies::house() { return furnished().at(GetParam())->house; }

zq::Answer Copies::ask(const std::string& check, const Person& applicant, const Declared& more) {
  zq::workflow::VerificationQuestion question;
  question.department = {"civil_affairs"};
  question.check = check;
  question.declared = {{"name", zq::Private(applicant.name)}, {"id_number", zq::Private(applicant.id_number)}};
  for (const auto& [field, value] : more) question.declared.push_back({field, zq::Private(value)});
  question.trace.request_id = "contract";
  question.deadline = House::soon();
  return House::begin(house().registry.verify(std::move(question))).get();
}

void Copies::execute(const std::string& sql, const std::vector<std::string>& values) {
  zq::odbc::Statement statement(connection(), sql);
  bind(statement, values);
  statement.execute();
}

std::vector<std::string> Copies::column(const std::string& sql, const std::vector<std::string>& values) {
  zq::odbc::Statement statement(connection(), sql);
  bind(statement, values);
  statement.execute();
  std::vector<std::string> out;
  while (statement.fetch())
    out.push_back(zq::decode_text(zq::Encoding::gb18030, statement.text(1).value_or("")).value());
  return out;
}

bool Copies::marry(const std::string& op_type, const std::string& date, const Person& man, const Person& woman) {
  static int number = 0;
  const std::string id = "QY" + std::to_string(++number);
  const std::string certificate = op_type + date.substr(0, 10) + "-" + man.id_number;  // a row that came twice has one
  try {
    execute(
        "INSERT INTO RC_MARRY (ID, OP_TYPE, CERT_NO, OLD_CERT_NO, OP_DATE, NAME_MAN, NAME_WOMAN, CERT_NUM_MAN, "
        "CERT_NUM_WOMAN) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {id, op_type, certificate, "", date, man.name, woman.name, padded(man.id_number), padded(woman.id_number)});
    return true;
  } catch (const zq::odbc::Failure& failure) {
    EXPECT_EQ(failure.cause, zq::odbc::Cause::data) << failure.what();
    return false;
  }
}

std::pair<Person, Person> new_couple() {
  static int couples = 0;
  ++couples;
  const std::string birth = std::to_string(19500000 + (couples / 28 + 1) * 100 + couples % 28 + 1);
  const auto numbered = [&](const std::string& sequence) {
    const std::string first17 = "331099" + birth + sequence;
    return first17 + zq::identity_check_digit(first17);
  };
  return {{"郑示例", numbered("993")}, {"吴示例", numbered("994")}};
}

std::string fifteen(const std::string& id_number) { return id_number.substr(0, 6) + id_number.substr(8, 9); }

std::optional<zq::Verdict> verdict_on(const zq::Answer& answer, const std::string& field) {
  const zq::FieldVerdict* found = field_of(answer, field);
  return found ? std::optional(found->verdict) : std::nullopt;
}

std::string found_on(const zq::Answer& answer, const std::string& field) {
  const zq::FieldVerdict* found = field_of(answer, field);
  return found && found->found ? found->found->reveal() : std::string();
}

std::string told(const zq::Answer& answer) {
  switch (answer.kind) {
    case zq::Answer::Kind::answered:
      return std::string(zq::code(answer.verdict));
    case zq::Answer::Kind::pending:
      return "pending";
    case zq::Answer::Kind::failed:
      break;
  }
  return "failed " + std::string(zq::code(answer.cause)) + ": " + answer.operator_text;
}

}  // namespace civil_affairs
