-- Short words about a member. tag_id: the member's number, a tab and the folded word, so that two who
-- add the same word, wherever, write the same row; version: the id of the operation that wrote it last;
-- removed: adding the word again brings it back.
CREATE TABLE tags (
  tag_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  tag TEXT NOT NULL,
  folded TEXT NOT NULL,
  version TEXT NOT NULL,
  changed_ms BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX tags_by_member ON tags (member_no, folded);
CREATE INDEX tags_by_folded ON tags (folded, removed, member_no);
CREATE INDEX tags_by_version ON tags (version);

-- What a manager knows of a member that the billing feed does not. fact_id: the member's number, a tab
-- and the kind, for an occasion also a tab and its folded name; value: a JSON object as of its kind, ''
-- once removed.
CREATE TABLE facts (
  fact_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  version TEXT NOT NULL,
  changed_ms BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX facts_by_member ON facts (member_no, kind);
CREATE INDEX facts_by_version ON facts (version);

-- With those that the new tables hold.
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
  UNION ALL SELECT version FROM facts;
