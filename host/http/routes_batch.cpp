// The part of the route table about batches of verifications.
#include "http/api_schemas.hpp"
#include "http/handlers.hpp"
#include "http/routes.hpp"

namespace zq::http {
namespace {

const RawBody lines{{"application/x-ndjson", "application/ndjson"}, 64 * 1024 * 1024};

Route step(std::string_view path, std::string_view operation, std::string_view summary, std::string_view summary_en,
           void (*handle)(const Desk&, CallPtr)) {
  return {.method = Method::post,
          .path = path,
          .operation = operation,
          .tag = "批量核查",
          .summary = summary,
          .summary_en = summary_en,
          .roles = {Role::handling},
          .runs = Runs::on_worker,
          .replies = {{200, &schemas::batch(), "批量核查"}},
          .handle = handle};
}

}  // namespace

std::vector<Route> batch_routes() {
  return {
      {.method = Method::post,
       .path = "/api/v1/verification-batches",
       .operation = "openBatch",
       .tag = "批量核查",
       .summary = "登记一个批量核查（如年审）；随后添加各行，再开始",
       .summary_en = "Open a batch of verifications",
       .roles = {Role::handling},
       .runs = Runs::on_worker,
       .key = Key::required,
       .request = &schemas::open_batch(),
       .replies = {{201, &schemas::batch(), "已登记"}},
       .handle = open_batch},
      {.method = Method::get,
       .path = "/api/v1/verification-batches",
       .operation = "listBatches",
       .tag = "批量核查",
       .summary = "本调用方的批量核查，新的在前",
       .summary_en = "List the caller's batches",
       .runs = Runs::on_worker,
       .query = {{"cursor", &schemas::cursor()}, {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::batch_page(), "一页批量核查"}},
       .handle = list_batches},
      {.method = Method::get,
       .path = "/api/v1/verification-batches/{id}",
       .operation = "findBatch",
       .tag = "批量核查",
       .summary = "查看进度",
       .summary_en = "Read a batch and its progress",
       .runs = Runs::on_worker,
       .replies = {{200, &schemas::batch(), "批量核查"}},
       .handle = find_batch},
      {.method = Method::post,
       .path = "/api/v1/verification-batches/{id}/rows",
       .operation = "addBatchRows",
       .tag = "批量核查",
       .summary = "添加各行（NDJSON，每行一人一项）；有一行不合要求则整体不收，逐行说明",
       .summary_en = "Append rows, one JSON object a line; all or none",
       .roles = {Role::handling},
       .runs = Runs::on_worker,
       .key = Key::required,
       .raw = &lines,
       .replies = {{200, &schemas::batch(), "已添加"}},
       .handle = add_batch_rows},
      {.method = Method::get,
       .path = "/api/v1/verification-batches/{id}/rows",
       .operation = "listBatchRows",
       .tag = "批量核查",
       .summary = "逐行结果",
       .summary_en = "The result of each row",
       .runs = Runs::on_worker,
       .query = {{"cursor", &schemas::cursor()}, {"limit", &schemas::limit()}},
       .replies = {{200, &schemas::batch_row_page(), "一页结果"}},
       .handle = list_batch_rows},
      {.method = Method::get,
       .path = "/api/v1/verification-batches/{id}/results",
       .operation = "downloadBatchResults",
       .tag = "批量核查",
       .summary = "全部结果（NDJSON，一行一个）",
       .summary_en = "All results, one JSON object a line",
       .runs = Runs::on_worker,
       .replies = {{200, nullptr, "逐行结果", "application/x-ndjson"}},
       .handle = download_batch_results},
      step("/api/v1/verification-batches/{id}/start", "startBatch", "开始核查；不再接受新的行", "Start", start_batch),
      step("/api/v1/verification-batches/{id}/pause", "pauseBatch", "暂停；已发出的查询会完成", "Pause", pause_batch),
      step("/api/v1/verification-batches/{id}/resume", "resumeBatch", "继续", "Resume", resume_batch),
      step("/api/v1/verification-batches/{id}/cancel", "cancelBatch", "取消；未核查的行不再核查", "Cancel",
           cancel_batch),
  };
}

}  // namespace zq::http
