-- What a manager promised to call a member back about, and when (D5). callback_id: the operation that
-- promised it first; due_ms: 0 once it was withdrawn; made_ms: of the first promise. A contact with the
-- occasion call-back that reached the member since keeps it.
CREATE TABLE callbacks (
  callback_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  due_ms BIGINT NOT NULL,
  about TEXT NOT NULL,
  version TEXT NOT NULL,
  made_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX callbacks_by_member ON callbacks (member_no);
CREATE INDEX callbacks_by_due ON callbacks (due_ms);
CREATE INDEX callbacks_by_version ON callbacks (version);

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
  UNION ALL SELECT version FROM snoozes
  UNION ALL SELECT version FROM callbacks;
