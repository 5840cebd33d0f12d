INSERT INTO saved_filters (name, query) VALUES ('钻石', '{"version":1,"tiers":["diamond"]}');
