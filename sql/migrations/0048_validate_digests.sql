-- The key of 0047, in a transaction of its own.
ALTER TABLE redress.message VALIDATE CONSTRAINT message_digest_id_fkey;
