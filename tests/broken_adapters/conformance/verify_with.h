/* reference_verify with another reading of the answer, ANSWER_VERIFY; include it behind reference.h. */
#pragma once

static zq_status spoiled_verify(zq_instance* self, const zq_call* call, zq_str check, const zq_record* declared,
                                zq_verdict* verdict) ZQ_NOEXCEPT {
  const zq_field* id = field_named(declared, "identity_no");
  const zq_field* name = field_named(declared, "name");
  Text form = {NULL, 0, 0, 0};
  Exchange* exchange;
  zq_status status;
  if (check.len != 11 || memcmp(check.ptr, "person.name", 11) != 0)
    return failed(call, ZQ_E_NOT_FOUND, "本部门没有这一核查项，只有 person.name");
  if (id == NULL || id->type != ZQ_T_TEXT || !is_identity_no(id->s))
    return failed(call, ZQ_E_INVALID, "identity_no 应为 18 位身份号码");
  if (name != NULL && (name->type != ZQ_T_TEXT || !is_sane(name->s)))
    return failed(call, ZQ_E_INVALID, "name 应为 1 到 4096 字节的文字");
  if ((exchange = new_exchange(call)) == NULL) return ZQ_E_INTERNAL;
  add_pair(&form, "identity_no", id->s);
  status = ask(exchange, self, call, "verify", &form);
  if (status == ZQ_OK) status = ANSWER_VERIFY(exchange, call, name, verdict);
  free(exchange);
  return status;
}
