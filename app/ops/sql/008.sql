-- What a manager does not want to see on Today before a time, and why. cause: what it is about, an
-- occasion, a colon and what tells this time from the next; snooze_id: the member's number, a tab and the
-- cause, so that all of a manager's laptops write the same row; until_ms: 0 once it is wanted again.
CREATE TABLE snoozes (
  snooze_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  cause TEXT NOT NULL,
  until_ms BIGINT NOT NULL,
  why TEXT NOT NULL,
  version TEXT NOT NULL,
  changed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX snoozes_by_member ON snoozes (member_no);
CREATE INDEX snoozes_by_until ON snoozes (until_ms);
CREATE INDEX snoozes_by_version ON snoozes (version);

-- With those that the new table holds.
DROP VIEW effects;
CREATE VIEW effects (op_id) AS
  SELECT use_id FROM service_uses
  UNION ALL SELECT contact_id FROM contacts
  UNION ALL SELECT reveal_id FROM reveals
  UNION ALL SELECT note_id FROM notes
  UNION ALL SELECT version FROM notes
  UNION ALL SELECT visit_id FROM visits
  UNION ALL SELECT version FROM visits
  UNION ALL SELECT version FROM tags
  UNION ALL SELECT version FROM facts
  UNION ALL SELECT version FROM duplicates
  UNION ALL SELECT version FROM snoozes;
