#include "store/trouble.hpp"

namespace zq::store {
namespace {

using odbc::Cause;

std::string why(Cause cause) {
  switch (cause) {
    case Cause::busy:
      return "数据库正被其他程序占用";
    case Cause::full:
      return "数据库存储空间已满";
    case Cause::read_only:
      return "数据库当前为只读";
    case Cause::connection_lost:
      return "数据库无法连接";
    case Cause::denied:
      return "数据库拒绝访问";
    case Cause::damaged:
      return "数据库文件已损坏，或者不是数据库";
    case Cause::cancelled:
      return "数据库响应超时";
    case Cause::constraint:
      return "与已有记录冲突";
    case Cause::data:
      return "内容含有数据库不能保存的字符，或者过长";
    case Cause::syntax:
    case Cause::other:
      return "数据库操作失败";
  }
  return "数据库操作失败";
}

std::string what_to_do(Cause cause, Doing doing) {
  const bool out_of_reach = cause == Cause::connection_lost || cause == Cause::read_only || cause == Cause::denied;
  if (doing == Doing::opening && out_of_reach) return "请检查路径、权限和数据库服务，之后再启动。";
  switch (cause) {
    case Cause::busy:
    case Cause::connection_lost:
    case Cause::cancelled:
      return "请稍后再试；持续出现时请通知运维人员。";
    case Cause::full:
      return "请通知运维人员清理或扩充磁盘，之后再试。";
    case Cause::read_only:
    case Cause::denied:
      return "请通知运维人员检查数据库的权限和状态，之后再试。";
    case Cause::damaged:
      return "请通知运维人员保留原文件，从备份恢复后再试。";
    case Cause::constraint:
      return "请重新读取后再试。";
    case Cause::data:
      return "请更正后再试。";
    case Cause::syntax:
    case Cause::other:
      return "请通知运维人员查看日志。";
  }
  return "";
}

std::string consequence(Doing doing) {
  switch (doing) {
    case Doing::writing:
      return "，本次内容未记录，";
    case Doing::reading:
      return "，本次未能读取，";
    case Doing::opening:
      return "，主机无法打开数据库，";
  }
  return "，";
}

}  // namespace

Error error_of(const odbc::Failure& failure, Doing doing) {
  ErrorCode code = ErrorCode::storage;
  if (doing == Doing::writing && failure.cause == Cause::constraint) code = ErrorCode::conflict;
  if (doing == Doing::writing && failure.cause == Cause::data) code = ErrorCode::invalid_input;
  return Error{code, why(failure.cause) + consequence(doing) + what_to_do(failure.cause, doing), failure.what()};
}

Error unknown_fate(std::string detail) {
  return Error{ErrorCode::storage, "暂时无法确认本次内容是否已可靠记录，请稍后按编号查询。", std::move(detail)};
}

bool concerns_all(const odbc::Failure& failure) {
  switch (failure.cause) {
    case Cause::busy:
    case Cause::cancelled:
    case Cause::connection_lost:
    case Cause::read_only:
    case Cause::full:
    case Cause::denied:
    case Cause::damaged:
      return true;
    case Cause::constraint:
    case Cause::data:
    case Cause::syntax:
    case Cause::other:
      return false;
  }
  return true;
}

Error error_of(const Corrupt& corrupt) {
  return Error{ErrorCode::storage, "数据库中的记录不完整或已损坏，请通知运维人员查看日志。", corrupt.what()};
}

}  // namespace zq::store
