INSERT INTO fruit (name) VALUES ('pear');
INSERT INTO vegetables (name) VALUES ('leek');
