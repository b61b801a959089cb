// The part of the route table about attachments.
#include "domain/attachment.hpp"
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {

std::vector<Route> attachment_routes() {
  static const RawBody any{{"*"}, attachment_bytes_max};
  return {
      {.method = Method::post,
       .path = "/api/v1/attachments",
       .operation = "storeAttachment",
       .tag = "协查",
       .summary = "上传附件，最大 20 MiB；相同内容只存一份",
       .summary_en = "Store an attachment once by its SHA-256",
       .runs = Runs::on_worker,
       .raw = &any,
       .replies = {{201, &schemas::attachment(), "已保存"}},
       .handle = store_attachment},
      {.method = Method::get,
       .path = "/api/v1/attachments/{id}",
       .operation = "readAttachment",
       .tag = "协查",
       .summary = "读取附件；非上传者应写明所属协助核查函的编号",
       .summary_en = "Read an attachment",
       .runs = Runs::on_worker,
       .query = {{"letter", &schemas::subject()}},
       .replies = {{200, nullptr, "附件内容", "application/octet-stream"}},
       .handle = read_attachment},
  };
}

}  // namespace zq::http
