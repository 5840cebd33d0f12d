-- low_fen: the figure below which a balance was low (E5) when the hub took the feed, so that what was told
-- of it then stays when the policy changes; NULL: not a balance, or nobody kept it.
ALTER TABLE feed_changes ADD COLUMN low_fen BIGINT;
