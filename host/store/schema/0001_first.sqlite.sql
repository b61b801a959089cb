-- Instants are milliseconds since 1970 UTC; states, verdicts and kinds are the domain's code words, '' where there is none;
-- personal data stands in columns of its own, so that it can be erased without touching the rest.

CREATE TABLE journal_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  last_number INTEGER NOT NULL,
  probes INTEGER NOT NULL
);
INSERT INTO journal_head (only_row, last_number, probes) VALUES (1, 0, 0);

CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  actor TEXT NOT NULL,
  request_id TEXT NOT NULL,
  basis TEXT NOT NULL,
  state_before TEXT NOT NULL,
  state_after TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX journal_of_subject ON journal (subject, number);

CREATE TABLE verification (
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  entry TEXT NOT NULL,
  list_version INTEGER NOT NULL,
  matter TEXT NOT NULL,
  proof TEXT NOT NULL,
  department TEXT NOT NULL,
  check_name TEXT NOT NULL,
  caller TEXT NOT NULL,
  handling_department TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  request_id TEXT NOT NULL,
  applicant_name TEXT NOT NULL,
  applicant_id_number TEXT NOT NULL,
  declared TEXT NOT NULL,
  state TEXT NOT NULL,
  verdict TEXT NOT NULL,
  fields TEXT NOT NULL,
  found TEXT NOT NULL,
  cause TEXT NOT NULL,
  manual_way TEXT NOT NULL,
  token TEXT NOT NULL,
  polls INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX verification_by_time ON verification (opened_at, id);
CREATE INDEX verification_of_caller ON verification (caller, opened_at, id);
CREATE INDEX verification_unfinished ON verification (state, opened_at, id) WHERE state <> 'concluded';
CREATE INDEX verification_pending ON verification (department, token) WHERE state = 'pending';

CREATE TABLE complaint (
  id TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  department TEXT NOT NULL,
  caller TEXT NOT NULL,
  request_id TEXT NOT NULL,
  channel TEXT NOT NULL,
  subject TEXT NOT NULL,
  content TEXT NOT NULL,
  complainant TEXT NOT NULL,
  phone TEXT NOT NULL,
  against_unit TEXT NOT NULL,
  matter TEXT NOT NULL,
  proof TEXT NOT NULL,
  state TEXT NOT NULL,
  receipt TEXT NOT NULL,
  legacy_status TEXT NOT NULL,
  legacy_status_text TEXT NOT NULL,
  handler TEXT NOT NULL,
  outcome TEXT NOT NULL,
  legacy_updated_at TEXT NOT NULL,
  last_failure TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  filed_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);
CREATE INDEX complaint_by_time ON complaint (filed_at, id);
CREATE INDEX complaint_of_caller ON complaint (caller, filed_at, id);

CREATE TABLE work (
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  leased_until INTEGER NOT NULL
);
CREATE INDEX work_by_time ON work (due_at, id);

CREATE TABLE remembered_reply (
  caller TEXT NOT NULL,
  reply_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  location TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (caller, reply_key)
);

CREATE TABLE list_version (
  number INTEGER PRIMARY KEY,
  publisher TEXT NOT NULL,
  basis TEXT NOT NULL,
  published_at INTEGER NOT NULL
);

CREATE TABLE list_entry (
  list_version INTEGER NOT NULL REFERENCES list_version (number),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  handling_department TEXT NOT NULL,
  matter TEXT NOT NULL,
  proof TEXT NOT NULL,
  issuer TEXT NOT NULL,
  basis TEXT NOT NULL,
  methods TEXT NOT NULL,
  matter_class TEXT NOT NULL,
  assisting TEXT NOT NULL,
  check_name TEXT NOT NULL,
  fields TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (list_version, position),
  UNIQUE (list_version, id)
);
