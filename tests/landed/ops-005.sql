INSERT INTO tags (tag_id, member_no, manager_no, tag, folded, version, changed_ms, removed, rev)
VALUES ('M1' || char (9) || '贵宾', 'M1', 'K0001', '贵宾', '贵宾', '019a0000-0000-7000-8000-000000000007',
        1794500000000, 0, 10);
INSERT INTO facts (fact_id, member_no, manager_no, kind, value, version, changed_ms, removed, rev)
VALUES ('M1' || char (9) || 'interests', 'M1', 'K0001', 'interests', '{"text":"书法"}',
        '019a0000-0000-7000-8000-000000000008', 1794500000000, 0, 11);
