// zq-people: prints sample people with their facts, one JSON object a line.
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "identity.hpp"
#include "population.hpp"

namespace zq::sample {
namespace {

using Json = nlohmann::ordered_json;

std::string dashed(Date date) {
  std::string text = compact(date);
  return text.insert(6, "-").insert(4, "-");
}

const char* word(MarriageAct act) {
  switch (act) {
    case MarriageAct::registered:
      return "registered";
    case MarriageAct::divorced:
      return "divorced";
    case MarriageAct::marriage_reissued:
      return "marriage_reissued";
    case MarriageAct::divorce_reissued:
      return "divorce_reissued";
    case MarriageAct::revoked:
      return "revoked";
  }
  return "";
}

const char* word(Relation relation) {
  switch (relation) {
    case Relation::spouse:
      return "spouse";
    case Relation::parent:
      return "parent";
    case Relation::child:
      return "child";
    case Relation::sibling:
      return "sibling";
  }
  return "";
}

Json brief(const Population& people, Index index) {
  return {{"index", index}, {"name", people.name(index)}, {"id_number", people.id_number(index)}};
}

void add_family(const Population& people, Index index, Json& out) {
  out["marital_status"] = people.marital_status(index);
  if (const auto partner = Population::partner(index)) out["partner"] = brief(people, *partner);
  for (const MarriageEvent& event : people.marriage_history(index))
    out["marriage_history"].push_back({{"act", word(event.act)}, {"on", dashed(event.on)}, {"on_file", event.on_file}});
  for (const Kin& kin : people.kin(index)) {
    Json relative = brief(people, kin.index);
    relative["relation"] = word(kin.relation);
    out["kin"].push_back(relative);
  }
  if (const auto a = people.allowance(index))
    out["allowance"] = {{"household_no", a->household_no},
                        {"kind", a->kind},
                        {"head", a->head},
                        {"amount", a->amount},
                        {"since", a->since},
                        {"current", people.allowance_current(index)}};
  if (const auto c = people.cremation(index))
    out["cremation"] = {{"on", dashed(c->on)}, {"place", c->place}, {"on_file", c->on_file}};
}

void add_work(const Population& people, Index index, Json& out) {
  for (const Employment& job : people.employments(index)) {
    Json row{{"employer_no", job.employer_no}, {"employer", job.employer}, {"from", job.from}};
    if (job.ended) row["ended"] = dashed(*job.ended);
    out["employments"].push_back(row);
  }
  for (const Insurance& i : people.insurances(index))
    out["insurances"].push_back(
        {{"type", i.type}, {"employer", i.employer}, {"from", i.from}, {"until", i.until}, {"open", i.open}});
  if (const auto p = people.pension(index)) out["pension"] = {{"type", p->type}, {"since", p->since}};
}

Json describe(const Population& people, Index index) {
  const Person p = people.person(index);
  Json out{{"index", index},         {"id_number", p.id_number}, {"name", p.name},           {"sex", unsigned(p.sex)},
           {"born", dashed(p.born)}, {"ethnicity", p.ethnicity}, {"area_code", p.area_code}, {"address", p.address}};
  if (p.died) out["died"] = dashed(*p.died);
  add_family(people, index, out);
  add_work(people, index, out);
  out["criminal_record"] = people.criminal_record(index);
  if (const auto v = people.vehicle(index))
    out["vehicle"] = {{"plate", v->plate}, {"registered", dashed(v->registered)}};
  if (const auto day = people.register_cancelled(index)) out["register_cancelled"] = dashed(*day);
  return out;
}

using Fact = std::function<bool(const Population&, Index)>;

const std::map<std::string, Fact>& facts() {
  static const std::map<std::string, Fact> table{
      {"married", [](const Population& p, Index i) { return p.marital_status(i) == "20"; }},
      {"divorced", [](const Population& p, Index i) { return p.marital_status(i) == "40"; }},
      {"widowed", [](const Population& p, Index i) { return p.marital_status(i) == "30"; }},
      {"unmarried", [](const Population& p, Index i) { return p.marital_status(i) == "10"; }},
      {"remarried", [](const Population& p, Index i) { return p.marital_status(i) == "23"; }},
      {"deceased", [](const Population& p, Index i) { return p.died(i).has_value(); }},
      {"allowance", [](const Population& p, Index i) { return p.allowance(i) && p.allowance_current(i); }},
      {"insured",
       [](const Population& p, Index i) {
         const auto rows = p.insurances(i);
         return !rows.empty() && rows.back().open;
       }},
      {"terminated",
       [](const Population& p, Index i) {
         const auto jobs = p.employments(i);
         return !jobs.empty() && jobs.front().ended;
       }},
      {"pension", [](const Population& p, Index i) { return p.pension(i).has_value(); }},
      {"criminal", [](const Population& p, Index i) { return p.criminal_record(i); }},
      {"vehicle", [](const Population& p, Index i) { return p.vehicle(i).has_value(); }},
  };
  return table;
}

struct Options {
  Index people = 30000;
  std::uint64_t seed = Population::default_seed;
  std::optional<Index> index;
  std::string id_number, with;
  Index count = 5;
};

int usage(std::FILE* to, int code) {
  std::fprintf(to,
               "zq-people: prints synthetic people with their facts, one JSON object a line\n"
               "  --index N        this person\n"
               "  --id NUMBER      the person with this identity number\n"
               "  --with FACT      people with this fact; one of:");
  for (const auto& [name, _] : facts()) std::fprintf(to, " %s", name.c_str());
  std::fprintf(to,
               "\n  --count N        how many (5)\n  --people N       size of the population (30000)\n  --seed N\n");
  return code;
}

int print(const Options& options) {
  const Population people(options.people, options.seed);
  if (!options.id_number.empty() || options.index) {
    const auto index = options.index ? options.index : people.index_of(options.id_number);
    if (!index || *index >= people.size())
      return std::fprintf(stderr, "zq-people: no such person in this population\n"), 1;
    std::cout << describe(people, *index).dump() << '\n';
    return 0;
  }
  const auto fact = facts().find(options.with);
  if (!options.with.empty() && fact == facts().end()) return usage(stderr, 2);
  Index printed = 0;
  for (Index i = 0; i < people.size() && printed < options.count; ++i)
    if (options.with.empty() || fact->second(people, i)) std::cout << describe(people, i).dump() << '\n', ++printed;
  return 0;
}

}  // namespace
}  // namespace zq::sample

int main(int argc, char** argv) {
  using namespace zq::sample;
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--help" || name == "-h") return usage(stdout, 0);
    if (i + 1 == argc) return usage(stderr, 2);
    const std::string value = argv[++i];
    const auto number = std::strtoull(value.c_str(), nullptr, 10);
    if (name == "--index")
      options.index = number;
    else if (name == "--id")
      options.id_number = value;
    else if (name == "--with")
      options.with = value;
    else if (name == "--count")
      options.count = number;
    else if (name == "--people")
      options.people = number;
    else if (name == "--seed")
      options.seed = number;
    else
      return usage(stderr, 2);
  }
  return print(options);
}
