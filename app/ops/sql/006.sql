-- What a manager says of two numbers that look like one person: verdict is same, different or open (not
-- decided any more). duplicate_id: the lower number, a tab and the higher, so that whoever says it,
-- wherever, writes the same row; member_no: the lower; version: the operation that wrote it last.
CREATE TABLE duplicates (
  duplicate_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  other_no TEXT NOT NULL,
  verdict TEXT NOT NULL,
  version TEXT NOT NULL,
  changed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX duplicates_by_member ON duplicates (member_no);
CREATE INDEX duplicates_by_version ON duplicates (version);

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
  UNION ALL SELECT version FROM duplicates;
