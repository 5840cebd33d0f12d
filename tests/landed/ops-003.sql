INSERT INTO visits (visit_id, member_no, manager_no, purpose, start_ms, minutes, amount_fen, special_request,
                    status, outcome, version, made_ms, changed_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000005', 'M1', 'K0001', 'courtesy', 1794400000000, 60, NULL, '', 'done',
        '一切都好', '019a0000-0000-7000-8000-000000000005', 1794300000000, 1794400000000, 8);
