-- travel_minutes: the way there, which nothing else may take; subject: which card, what fault, …; paid_fen:
-- what was taken at the door; form_signed: whether the acceptance form on paper was; series: the first
-- of the visits that were planned together, '' for one by itself. status is also confirmed, started,
-- arrived or missed.
ALTER TABLE visits ADD COLUMN travel_minutes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN subject TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN paid_fen BIGINT;
ALTER TABLE visits ADD COLUMN form_signed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN next_step TEXT NOT NULL DEFAULT '';
ALTER TABLE visits ADD COLUMN series TEXT NOT NULL DEFAULT '';

-- What befell each visit, a row for each operation: event is the status that it came to, or moved; start_ms
-- and minutes are as of then; text: the outcome, or why.
CREATE TABLE visit_events (
  event_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  event TEXT NOT NULL,
  start_ms BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  text TEXT NOT NULL,
  made_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX visit_events_by_visit ON visit_events (visit_id, made_ms);
CREATE INDEX visit_events_by_member ON visit_events (member_no);
