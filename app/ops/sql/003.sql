-- Visits at the customers' doors. status: planned, done or cancelled; outcome: what came of it, or why it
-- was cancelled; version: the id of the operation that wrote the visit last.
CREATE TABLE visits (
  visit_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  purpose TEXT NOT NULL,
  start_ms BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  amount_fen BIGINT,
  special_request TEXT NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT NOT NULL,
  version TEXT NOT NULL,
  made_ms BIGINT NOT NULL,
  changed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX visits_by_member ON visits (member_no, start_ms);
CREATE INDEX visits_by_start ON visits (manager_no, start_ms);
CREATE INDEX visits_by_version ON visits (version);

-- With those that the new table holds.
DROP VIEW effects;
CREATE VIEW effects (op_id) AS
  SELECT use_id FROM service_uses
  UNION ALL SELECT contact_id FROM contacts
  UNION ALL SELECT reveal_id FROM reveals
  UNION ALL SELECT note_id FROM notes
  UNION ALL SELECT version FROM notes
  UNION ALL SELECT visit_id FROM visits
  UNION ALL SELECT version FROM visits;
