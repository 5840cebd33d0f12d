-- The policies that were loaded; the one with the highest number is in force. Who has a version asks no
-- more for it, so a version never stands for two texts.
CREATE TABLE policies (
  number BIGINT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL,
  text TEXT NOT NULL,
  loaded_ms BIGINT NOT NULL
);
CREATE INDEX policies_by_version ON policies (version);
