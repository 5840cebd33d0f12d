-- When the hub accepted a use, by its clock; NULL on a laptop that was not told yet. A figure of the feed that is
-- newer knows of it, an older one cannot.
ALTER TABLE service_uses ADD COLUMN accepted_ms BIGINT;
UPDATE service_uses SET accepted_ms = used_ms;
