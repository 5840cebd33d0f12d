-- What the hub accepted and the pull has brought, kept for a month: a hub restored from a backup may
-- lack it.
CREATE TABLE confirmed (
  op_id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  member_no TEXT NOT NULL,
  body TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  confirmed_ms INTEGER NOT NULL
) WITHOUT ROWID;
