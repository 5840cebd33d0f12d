CREATE INDEX visits_by_rev ON visits (manager_no, rev);
