-- What the law's slower objects are kept in: letters, reports, commitments, field tasks ... (domain/document.hpp). A time that is
-- not there is 0 for closed_at and the end of the calendar for due_at, so that what is due stands first in an inbox.

ALTER TABLE verification ADD COLUMN more TEXT NOT NULL DEFAULT '';
ALTER TABLE verification ADD COLUMN personal TEXT NOT NULL DEFAULT '';
ALTER TABLE list_entry ADD COLUMN more TEXT NOT NULL DEFAULT '';

CREATE TABLE document (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  case_id TEXT NOT NULL,
  unit TEXT NOT NULL,
  owner TEXT NOT NULL,
  person TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  closed_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  personal TEXT NOT NULL,
  UNIQUE (kind, id)
);
CREATE UNIQUE INDEX document_number ON document (kind, series, number) WHERE series <> '';
CREATE INDEX document_by_time ON document (kind, opened_at, id);
CREATE INDEX document_of_unit ON document (kind, unit, opened_at, id);
CREATE INDEX document_of_owner ON document (kind, owner, opened_at, id);
CREATE INDEX document_of_case ON document (case_id, kind, opened_at, id) WHERE case_id <> '';
CREATE INDEX document_of_person ON document (kind, person, opened_at, id) WHERE person <> '';
CREATE INDEX document_open ON document (kind, due_at, id) WHERE closed_at = 0;
CREATE INDEX document_open_of_unit ON document (kind, unit, due_at, id) WHERE closed_at = 0;

-- Work that is given up after its last try stays, to be seen and taken up again by a person.
ALTER TABLE work ADD COLUMN parked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE work ADD COLUMN last_failure TEXT NOT NULL DEFAULT '';
CREATE INDEX work_parked ON work (parked_at, id) WHERE parked_at > 0;
