-- Tombstones are cleared after a time. oldest is the least cursor that has missed none of those: a
-- device with a lesser one starts over.
ALTER TABLE feeds ADD COLUMN oldest BIGINT NOT NULL DEFAULT 0;

CREATE INDEX tombstones_by_age ON tombstones (made_ms);
