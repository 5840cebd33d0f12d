-- Whose card the billing feed moved to another tier, found without looking through the balances.
CREATE INDEX feed_changes_of_tiers ON feed_changes (member_no, feed_ms) WHERE field = 'card_tier';
