INSERT INTO visit_events (event_id, member_no, manager_no, visit_id, event, start_ms, minutes, text, made_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000010', 'M1', 'K0001', '019a0000-0000-7000-8000-000000000005', 'done',
        1794400000000, 60, '一切都好', 1794400000000, 13);
UPDATE visits SET travel_minutes = 20, subject = '换卡', paid_fen = 5000, form_signed = 1, next_step = '送卡';
