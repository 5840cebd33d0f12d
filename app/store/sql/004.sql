-- Filters that the person saved under a name: this laptop's own.
CREATE TABLE saved_filters (
  filter_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL
);
