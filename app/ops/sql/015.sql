-- Tickets: a fault, a complaint or a business request of a member (D1 to D3). ticket_id: the operation that opened
-- it. place: of a fault, '' for none. at_once, hours, working_days: the deadline as ruled when it was opened;
-- 0 for none. told_ms: when the specialist department was told (D4), done_ms: when it was done or
-- withdrawn; 0 until then.
CREATE TABLE tickets (
  ticket_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  text TEXT NOT NULL,
  at_once BIGINT NOT NULL,
  hours BIGINT NOT NULL,
  working_days BIGINT NOT NULL,
  opened_ms BIGINT NOT NULL,
  told_ms BIGINT NOT NULL,
  done_ms BIGINT NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT NOT NULL,
  version TEXT NOT NULL,
  changed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX tickets_by_member ON tickets (member_no, opened_ms, ticket_id);
CREATE INDEX tickets_by_status ON tickets (status);
CREATE INDEX tickets_by_version ON tickets (version);

-- With those that the new table holds.
DROP VIEW effects;
CREATE VIEW effects (op_id) AS
  SELECT use_id FROM service_uses
  UNION ALL SELECT version FROM service_uses
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
  UNION ALL SELECT version FROM callbacks
  UNION ALL SELECT ticket_id FROM tickets
  UNION ALL SELECT version FROM tickets;
