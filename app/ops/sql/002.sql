-- What a manager writes down about a member. version: the id of the operation that wrote it last;
-- removed: its text is gone, and writing it again brings it back.
CREATE TABLE notes (
  note_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  text TEXT NOT NULL,
  version TEXT NOT NULL,
  made_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX notes_by_member ON notes (member_no, made_ms);
CREATE INDEX notes_by_version ON notes (version);

-- The operations whose effect is in the tables.
CREATE VIEW effects (op_id) AS
  SELECT use_id FROM service_uses
  UNION ALL SELECT contact_id FROM contacts
  UNION ALL SELECT reveal_id FROM reveals
  UNION ALL SELECT note_id FROM notes
  UNION ALL SELECT version FROM notes;
