-- What the billing feeds changed about members and their accounts: a row for each value that changed, with
-- the value before and after, as texts ('' for none; amounts in fen). number: the account, '' for what is
-- the member's own; field: the column; feed_ms: when the hub took the feed. Of balances only those of the
-- last feeds are kept.
CREATE TABLE feed_changes (
  change_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  number TEXT NOT NULL,
  field TEXT NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  feed_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX feed_changes_by_member ON feed_changes (member_no, feed_ms);
