CREATE INDEX tags_by_rev ON tags (manager_no, rev);
CREATE INDEX facts_by_rev ON facts (manager_no, rev);
