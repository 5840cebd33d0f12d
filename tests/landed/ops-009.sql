UPDATE feed_changes SET low_fen = 2000;
