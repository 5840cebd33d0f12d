-- By what two numbers are seen to be one person, and people of a list are found: the phone, as its writings
-- share it, '' where there is none; the name, a tab and the address. The lines are made anew after this.
ALTER TABLE directory ADD COLUMN phone_key TEXT NOT NULL DEFAULT '';
ALTER TABLE directory ADD COLUMN person_key TEXT NOT NULL DEFAULT '';
CREATE INDEX directory_by_phone ON directory (phone_key, member_no) WHERE phone_key <> '';
CREATE INDEX directory_by_person ON directory (person_key, member_no);
