INSERT INTO feed_changes (change_id, member_no, manager_no, number, field, was, became, feed_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000006', 'M1', 'K0001', 'GZ00010000', 'balance_fen', '4057', '57',
        1794900000000, 9);
