-- A use that waits, of which the hub knows nothing, and one that the hub turned away.
INSERT INTO meta (key, value) VALUES
  ('hub_url', 'https://hub.example.net'), ('device_id', '0193c5a0-0000-7000-8000-000000000001'),
  ('token', 'token-of-a-test'), ('manager_no', 'K0001'), ('manager_name', '王经理'), ('region', 'guizhou'),
  ('incarnation', '0193c5a0-0000-7000-8000-0000000000aa'), ('epoch', '0193c5a0-0000-7000-8000-0000000000ee'),
  ('cursor', '20'), ('last_seq', '3');
INSERT INTO outbox (seq, op_id, kind, member_no, body, made_ms, state, reason, rev, changeset) VALUES
  (2, '019a0000-0000-7000-8000-000000000021', 'care.log', 'M1',
   '{"id":"019a0000-0000-7000-8000-000000000021","kind":"care.log","device":"0193c5a0-0000-7000-8000-000000000001","seq":2,"made":"2026-11-21T10:00:00+08:00","args":{"member_no":"M1","occasion":"low-balance","channel":"call","result":"told"}}',
   1795226400000, 'queued', NULL, 0, NULL),
  (3, '019a0000-0000-7000-8000-000000000022', 'service.use', 'M1',
   '{"id":"019a0000-0000-7000-8000-000000000022","kind":"service.use","device":"0193c5a0-0000-7000-8000-000000000001","seq":3,"made":"2026-11-21T11:00:00+08:00","args":{"member_no":"M1","service":"emergency-reactivation"}}',
   1795230000000, 'rejected', '{"code":"quota-used-up","rule":"E6","params":{}}', 0, NULL);
