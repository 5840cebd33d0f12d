CREATE INDEX duplicates_by_rev ON duplicates (manager_no, rev);
