CREATE INDEX visit_events_by_rev ON visit_events (manager_no, rev);
