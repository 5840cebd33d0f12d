CREATE INDEX feed_changes_by_rev ON feed_changes (manager_no, rev);
