-- Members who look like another one of whom nothing is said yet. Phones and people that several have are
-- found first, from the indexes alone; of a phone that very many share nobody looks further than one.
CREATE VIEW suspects (member_no) AS
  SELECT a.member_no
  FROM (SELECT phone_key FROM directory WHERE phone_key <> ''
        GROUP BY phone_key HAVING count (*) > 1) AS g
  JOIN directory AS a ON a.phone_key = g.phone_key AND a.phone_key <> ''
  WHERE EXISTS (SELECT 1 FROM directory AS b
                WHERE b.phone_key = a.phone_key AND b.phone_key <> ''
                  AND b.member_no <> a.member_no
                  AND NOT EXISTS (SELECT 1 FROM duplicates
                                  WHERE duplicate_id = min (a.member_no, b.member_no) || char (9)
                                                       || max (a.member_no, b.member_no)
                                    AND verdict <> 'open'))
  UNION ALL
  SELECT a.member_no
  FROM (SELECT person_key FROM directory GROUP BY person_key
        HAVING count (*) > 1 AND person_key NOT LIKE '%' || char (9)) AS g
  JOIN directory AS a ON a.person_key = g.person_key
  WHERE EXISTS (SELECT 1 FROM directory AS b
                WHERE b.person_key = a.person_key AND b.member_no <> a.member_no
                  AND NOT EXISTS (SELECT 1 FROM duplicates
                                  WHERE duplicate_id = min (a.member_no, b.member_no) || char (9)
                                                       || max (a.member_no, b.member_no)
                                    AND verdict <> 'open'));
