INSERT INTO grants (grant_id, device_id, member_no, quota, month, expires_ms, spent_by)
VALUES ('019a0000-0000-7000-8000-000000000012', '0193c5a0-0000-7000-8000-000000000001', 'M1',
        'emergency-reactivation', '2026-11', 1796000000000, '');
