CREATE INDEX callbacks_by_rev ON callbacks (manager_no, rev);
