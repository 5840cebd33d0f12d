INSERT INTO notes (note_id, member_no, manager_no, text, version, made_ms, changed_ms, removed, rev)
VALUES ('019a0000-0000-7000-8000-000000000004', 'M1', 'K0001', '喜欢喝茶',
        '019a0000-0000-7000-8000-000000000004', 1794500000000, 1794500000000, 0, 7);
