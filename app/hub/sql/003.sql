CREATE INDEX notes_by_rev ON notes (manager_no, rev);
