CREATE INDEX tickets_by_rev ON tickets (manager_no, rev);
