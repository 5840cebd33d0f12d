CREATE INDEX snoozes_by_rev ON snoozes (manager_no, rev);
