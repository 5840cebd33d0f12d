-- Rows as programs of that version wrote them; see desk-test-landed.h.
INSERT INTO managers (manager_no, name, region, phone, rev) VALUES ('K0001', '王经理', 'guizhou', '', 1);
INSERT INTO members (member_no, manager_no, name, salutation, certificate, segment, rank, strategic, brand,
                     spend_12m_fen, revenue_year_fen, package_monthly_fen, card_tier, card_expires, points, phone,
                     address, area, birthday, closed, rev)
VALUES ('M1', 'K0001', '潘友康', 'ms', 'personal', '', '', '', 'tianyi', 900000, NULL, NULL, 'diamond',
        '2027-06-28', 100, '13300001111', '贵阳市中山路', 'town', '1970-01-01', 0, 2);
INSERT INTO accounts (number, member_no, manager_no, kind, payment, state, balance_fen, arrears_fen,
                      arrears_since, low_since_ms, rev)
VALUES ('GZ00010000', 'M1', 'K0001', 'broadband', 'prepaid', 'in-use', 57, 0, '', 1795000000000, 3);
INSERT INTO service_uses (use_id, member_no, manager_no, service, month, used_ms, hours, note, rev)
VALUES ('019a0000-0000-7000-8000-000000000001', 'M1', 'K0001', 'emergency-reactivation', '2026-11',
        1794800000000, 24, '出差', 4);
INSERT INTO contacts (contact_id, member_no, manager_no, occasion, channel, result, reached, contact_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000002', 'M1', 'K0001', 'low-balance', 'call', '已告知', 1,
        1794700000000, 5);
INSERT INTO reveals (reveal_id, member_no, manager_no, field, reveal_ms, rev)
VALUES ('019a0000-0000-7000-8000-000000000003', 'M1', 'K0001', 'phone', 1794600000000, 6);
