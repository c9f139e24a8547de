-- When a message goes out that is held over the night; NULL for one that goes out at once.
ALTER TABLE redress.message ADD COLUMN send_at timestamptz;
