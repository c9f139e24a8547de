-- The check of 0045, in a transaction of its own.
ALTER TABLE redress.staff_item VALIDATE CONSTRAINT staff_item_kind_check;
