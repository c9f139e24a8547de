-- The functions of the queue run with the owner's rights, and some of them truncate and drop: nobody may call one
-- who was not given it by name. The grants of the processes' roles stand in later migrations.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA queue FROM PUBLIC;
