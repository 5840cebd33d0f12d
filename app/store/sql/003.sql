-- What lists are filtered by besides. The lines are made anew after this.
ALTER TABLE directory ADD COLUMN area TEXT NOT NULL DEFAULT '';
ALTER TABLE directory ADD COLUMN birthday TEXT NOT NULL DEFAULT '';

DROP INDEX directory_by_name;
CREATE INDEX directory_by_name ON directory (sort_key, member_no, tier, brand, lowest_balance_fen,
                                             low_balance, frozen, uses_limit, card_expires, area,
                                             birthday);
CREATE INDEX contacts_by_time ON contacts (contact_ms, reached, member_no);
