INSERT INTO duplicates (duplicate_id, member_no, manager_no, other_no, verdict, version, changed_ms, rev)
VALUES ('M1' || char (9) || 'M2', 'M1', 'K0001', 'M2', 'different', '019a0000-0000-7000-8000-000000000009',
        1794500000000, 12);
