-- In which order the person did it. Numbers change, as when a laptop is enrolled anew and what it did
-- for a member who moved away is sent again; this does not.
ALTER TABLE outbox ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE confirmed ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET place = seq;
UPDATE confirmed SET place = json_extract (body, '$.seq');
