INSERT INTO hub_meta (key, value) VALUES ('epoch', '0193c5a0-0000-7000-8000-0000000000ee');
INSERT INTO feeds (manager_no, rev) VALUES ('K0001', 20);
INSERT INTO tombstones (manager_no, table_name, row_key, rev, reason, made_ms)
VALUES ('K0001', 'members', 'M9', 16, 'left', 1794900000000);
INSERT INTO enrolments (code_hash, manager_no, expires_ms, used_ms)
VALUES ('5f6b', 'K0001', 1796000000000, NULL);
INSERT INTO devices (device_id, manager_no, name, token_hash, incarnation, enrolled_ms, seen_ms, revoked_ms, last_seq)
VALUES ('0193c5a0-0000-7000-8000-000000000001', 'K0001', 'laptop', 'a1b2',
        '0193c5a0-0000-7000-8000-0000000000aa', 1794000000000, 1794900000000, NULL, 1);
INSERT INTO operations (op_id, device_id, seq, manager_no, kind, hash, body, received_ms, verdict)
VALUES ('019a0000-0000-7000-8000-000000000001', '0193c5a0-0000-7000-8000-000000000001', 1, 'K0001',
        'service.use', 'c3d4', '{}', 1794800000000, '{"accepted":true}');
