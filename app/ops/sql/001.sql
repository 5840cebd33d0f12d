-- The tables that laptop and hub both hold. rev: the revision in the manager's feed, 0 while provisional.
-- Absent texts are '', absent numbers NULL. Money in fen, moments in milliseconds since 1970, days as text.

CREATE TABLE managers (
  manager_no TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  region TEXT NOT NULL,
  phone TEXT NOT NULL,
  rev BIGINT NOT NULL
);

CREATE TABLE members (
  member_no TEXT NOT NULL PRIMARY KEY,
  manager_no TEXT NOT NULL,
  name TEXT NOT NULL,
  salutation TEXT NOT NULL,
  certificate TEXT NOT NULL,
  segment TEXT NOT NULL,
  rank TEXT NOT NULL,
  strategic TEXT NOT NULL,
  brand TEXT NOT NULL,
  spend_12m_fen BIGINT,
  revenue_year_fen BIGINT,
  package_monthly_fen BIGINT,
  card_tier TEXT NOT NULL,
  card_expires TEXT NOT NULL,
  points BIGINT,
  phone TEXT NOT NULL,
  address TEXT NOT NULL,
  area TEXT NOT NULL,
  birthday TEXT NOT NULL,
  closed BIGINT NOT NULL,
  rev BIGINT NOT NULL
);

CREATE TABLE accounts (
  number TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  kind TEXT NOT NULL,
  payment TEXT NOT NULL,
  state TEXT NOT NULL,
  balance_fen BIGINT,
  arrears_fen BIGINT,
  arrears_since TEXT NOT NULL,
  low_since_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX accounts_by_member ON accounts (member_no);

CREATE TABLE service_uses (
  use_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  service TEXT NOT NULL,
  month TEXT NOT NULL,
  used_ms BIGINT NOT NULL,
  hours BIGINT,
  note TEXT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX service_uses_by_month ON service_uses (month, member_no);
CREATE INDEX service_uses_by_member ON service_uses (member_no, used_ms);

CREATE TABLE contacts (
  contact_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  occasion TEXT NOT NULL,
  channel TEXT NOT NULL,
  result TEXT NOT NULL,
  reached BIGINT NOT NULL,
  contact_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX contacts_by_member ON contacts (member_no, contact_ms);

CREATE TABLE reveals (
  reveal_id TEXT NOT NULL PRIMARY KEY,
  member_no TEXT NOT NULL,
  manager_no TEXT NOT NULL,
  field TEXT NOT NULL,
  reveal_ms BIGINT NOT NULL,
  rev BIGINT NOT NULL
);
CREATE INDEX reveals_by_member ON reveals (member_no, reveal_ms);
