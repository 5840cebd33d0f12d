INSERT INTO snoozes (snooze_id, member_no, manager_no, cause, until_ms, why, version, changed_ms, rev)
VALUES ('M1' || char (9) || 'low-balance:GZ00010000', 'M1', 'K0001', 'low-balance:GZ00010000', 1796000000000,
        '在国外', '019a0000-0000-7000-8000-000000000011', 1794500000000, 14);
