-- What a use names besides its service: amount in fen or in points, NULL for none; day: when points expire or a
-- thing that is lent is to be back, '' for none. returned_ms: when that came back, NULL until then. version:
-- the operation that wrote the row last.
ALTER TABLE service_uses ADD COLUMN amount BIGINT;
ALTER TABLE service_uses ADD COLUMN day TEXT NOT NULL DEFAULT '';
ALTER TABLE service_uses ADD COLUMN returned_ms BIGINT;
ALTER TABLE service_uses ADD COLUMN version TEXT NOT NULL DEFAULT '';
UPDATE service_uses SET version = use_id;
CREATE INDEX service_uses_by_version ON service_uses (version);

-- With who returned what.
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
  UNION ALL SELECT version FROM callbacks;
