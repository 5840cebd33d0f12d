INSERT INTO tickets (ticket_id, member_no, manager_no, kind, place, text, at_once, hours, working_days, opened_ms,
                     told_ms, done_ms, status, outcome, version, changed_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000015', 'M1', 'K0001', 'fault', 'town', '宽带断线', 1, 24, 0, 1794500000000,
        0, 0, 'open', '', '019a0000-0000-7000-8000-000000000015', 1794500000000, 16);
