-- The tables that only the laptop has. They are never recorded in changesets.

-- Single facts: identity, incarnation, epoch, cursor, the last sequence number…
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- What the person did and the hub has not confirmed. changeset: what the operation did here, so that it
-- can be taken back; NULL while its effect is not in the tables. rev: the revision that holds it.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  op_id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  member_no TEXT NOT NULL,
  body TEXT NOT NULL,
  made_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  rev INTEGER NOT NULL,
  changeset BLOB
);

-- Derived: a line for each member who is not closed, for lists and search. id never changes while the
-- member is here, and never becomes another one's.
CREATE TABLE directory (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  member_no TEXT NOT NULL UNIQUE,
  sort_key BLOB NOT NULL,
  tier INTEGER NOT NULL,
  brand TEXT NOT NULL,
  lowest_balance_fen INTEGER,
  low_balance INTEGER NOT NULL,
  frozen INTEGER NOT NULL,
  uses_limit INTEGER,
  card_expires TEXT NOT NULL,
  haystack TEXT NOT NULL
);
-- With every column that a list is filtered or sorted by: lists read nothing else.
CREATE INDEX directory_by_name ON directory (sort_key, member_no, tier, brand, lowest_balance_fen,
                                             low_balance, frozen, uses_limit, card_expires);
CREATE INDEX directory_low ON directory (member_no) WHERE low_balance = 1;
CREATE INDEX directory_frozen ON directory (member_no) WHERE frozen = 1;
