-- Units of a month's quota that a device holds, so that a use of it is certain also while it is offline (promise 8).
-- quota: the first of the services that count together. expires_ms: from then on it is no grant. spent_by: the use
-- that it became, '' while open. The hub has every device's, a laptop its own; they are in no feed.
CREATE TABLE grants (
  grant_id TEXT NOT NULL PRIMARY KEY,
  device_id TEXT NOT NULL,
  member_no TEXT NOT NULL,
  quota TEXT NOT NULL,
  month TEXT NOT NULL,
  expires_ms BIGINT NOT NULL,
  spent_by TEXT NOT NULL
);
CREATE INDEX grants_by_member ON grants (member_no, quota, month);
CREATE INDEX grants_by_device ON grants (device_id);
