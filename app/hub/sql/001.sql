-- The hub's own tables, beside the shared ones of ops/.

CREATE TABLE hub_meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- One counter a manager. Whoever writes rows of a manager takes revisions from it inside the same
-- transaction and so holds its row until commit: revisions become visible in their order.
CREATE TABLE feeds (
  manager_no TEXT NOT NULL PRIMARY KEY,
  rev BIGINT NOT NULL
);

CREATE TABLE tombstones (
  manager_no TEXT NOT NULL,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  rev BIGINT NOT NULL,
  reason TEXT NOT NULL,
  made_ms BIGINT NOT NULL,
  PRIMARY KEY (manager_no, table_name, row_key)
);
CREATE INDEX tombstones_by_rev ON tombstones (manager_no, rev);

CREATE INDEX members_by_rev ON members (manager_no, rev);
CREATE INDEX accounts_by_rev ON accounts (manager_no, rev);
CREATE INDEX service_uses_by_rev ON service_uses (manager_no, rev);
CREATE INDEX contacts_by_rev ON contacts (manager_no, rev);
CREATE INDEX reveals_by_rev ON reveals (manager_no, rev);

CREATE TABLE enrolments (
  code_hash TEXT NOT NULL PRIMARY KEY,
  manager_no TEXT NOT NULL,
  expires_ms BIGINT NOT NULL,
  used_ms BIGINT
);

CREATE TABLE devices (
  device_id TEXT NOT NULL PRIMARY KEY,
  manager_no TEXT NOT NULL,
  name TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  incarnation TEXT NOT NULL,
  enrolled_ms BIGINT NOT NULL,
  seen_ms BIGINT,
  revoked_ms BIGINT,
  last_seq BIGINT NOT NULL
);

-- Every operation that was judged, with its verdict: sending one twice answers the same.
CREATE TABLE operations (
  op_id TEXT NOT NULL PRIMARY KEY,
  device_id TEXT NOT NULL,
  seq BIGINT NOT NULL,
  manager_no TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  body TEXT NOT NULL,
  received_ms BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  UNIQUE (device_id, seq)
);
