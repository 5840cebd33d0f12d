-- What a feed brings every day lies by itself, in few pages: what it does not change is not written again.
DROP INDEX directory_by_name;
DROP INDEX directory_low;
DROP INDEX directory_frozen;
ALTER TABLE directory DROP COLUMN lowest_balance_fen;
ALTER TABLE directory DROP COLUMN low_balance;
ALTER TABLE directory DROP COLUMN frozen;
CREATE INDEX directory_by_name ON directory (sort_key, member_no, tier, brand, uses_limit, card_expires,
                                             area, birthday);

-- Derived, for each line of the directory. has_card: whether there is something to freeze.
CREATE TABLE balances (
  id INTEGER PRIMARY KEY REFERENCES directory ON DELETE CASCADE,
  has_card INTEGER NOT NULL,
  lowest_balance_fen INTEGER,
  low_balance INTEGER NOT NULL,
  frozen INTEGER NOT NULL
);

-- Whole lines. Who asks for nothing of the balances does not read them.
CREATE VIEW lines AS
  SELECT d.*, b.lowest_balance_fen, b.low_balance, b.frozen
  FROM directory AS d LEFT JOIN balances AS b ON b.id = d.id;
