-- The day from which a version of the list is in force, as "2026-12-01"; '': the day of its publication.
ALTER TABLE list_version ADD COLUMN effective_from TEXT NOT NULL DEFAULT '';
