-- What is wanted back, or expires, is looked for by its day. Few uses have one.
CREATE INDEX service_uses_by_day ON service_uses (day) WHERE day <> '';
