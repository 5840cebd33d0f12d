INSERT INTO callbacks (callback_id, member_no, manager_no, due_ms, about, version, made_ms, changed_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000013', 'M1', 'K0001', 1796000000000, '新套餐',
        '019a0000-0000-7000-8000-000000000013', 1794500000000, 1794500000000, 15);
