INSERT INTO policies (number, version, text, loaded_ms) VALUES (1, 'v1', '[policy]', 1794900000000);
