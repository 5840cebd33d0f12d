-- a later version
ALTER TABLE fruit ADD COLUMN weight BIGINT;
UPDATE fruit SET weight = 60;
