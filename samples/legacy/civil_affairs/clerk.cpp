#include "civil_affairs/clerk.hpp"

#include <vector>

#include "civil_affairs/gbk.hpp"
#include "odbc/statement.hpp"
#include "odbc/transaction.hpp"

namespace zq::sample::civil {
namespace {

struct Complaint {
  std::int64_t number;
  std::string status;
};

std::vector<Complaint> open_complaints(odbc::Connection& connection) {
  odbc::Statement statement(connection, "SELECT JBBH, ZT FROM TS_JUBAO WHERE ZT IN (?, ?, ?) ORDER BY JBBH");
  int parameter = 0;
  for (const char* word : {"待受理", "已受理", "办理中"}) statement.bind(++parameter, to_gbk(word));
  statement.execute();
  std::vector<Complaint> out;
  while (statement.fetch()) {
    const auto number = statement.integer(1);
    const auto status = statement.text(2);
    if (number && status) out.push_back({*number, from_gbk(*status)});
  }
  return out;
}

struct Step {
  const char* status;
  const char* handler;
  const char* result;
};

Step next_step(const Complaint& complaint) {
  if (complaint.status == "待受理" && complaint.number % 7 == 0) return {"不予受理", "王芳", "不属于本部门职责范围"};
  if (complaint.status == "待受理") return {"已受理", "王芳", ""};
  if (complaint.status == "已受理") return {"办理中", "陈建国", ""};
  return {"已办结", "陈建国", "经核实，窗口已改正，不再索要该证明"};
}

}  // namespace

int work_complaints(odbc::Connection& connection, const std::string& now) {
  odbc::Transaction transaction(connection);
  const auto complaints = open_complaints(connection);
  odbc::Statement update(connection, "UPDATE TS_JUBAO SET ZT = ?, CLR = ?, CLJG = ?, GXSJ = ? WHERE JBBH = ?");
  for (const Complaint& complaint : complaints) {
    const Step step = next_step(complaint);
    update.bind(1, to_gbk(step.status));
    update.bind(2, to_gbk(step.handler));
    update.bind(3, to_gbk(step.result));
    update.bind(4, now);
    update.bind(5, complaint.number);
    update.execute();
  }
  transaction.commit();
  return int(complaints.size());
}

}  // namespace zq::sample::civil
