INSERT INTO confirmed (op_id, kind, member_no, body, made_ms, confirmed_ms)
VALUES ('019a0000-0000-7000-8000-000000000001', 'service.use', 'M1',
        '{"id":"019a0000-0000-7000-8000-000000000001","kind":"service.use","device":"0193c5a0-0000-7000-8000-000000000001","seq":1,"made":"2026-11-16T10:00:00+08:00","args":{"member_no":"M1","service":"emergency-reactivation"}}',
        1794800000000, 1795200000000);
