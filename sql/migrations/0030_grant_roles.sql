-- repeated: after every other
-- One role per process, each with what its statements need and no more. History is append-only for all of them.
-- The roles belong to the cluster, not to this database: another database may have made them. Where the migrating user
-- may not make roles they are skipped with a notice, and every process runs as the user of its URL.
DO $roles$
DECLARE
    process text;
    may_create boolean := (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user);
BEGIN
    FOREACH process IN ARRAY ARRAY['intake', 'worker', 'scheduler', 'operator', 'eraser'] LOOP
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'redress_' || process) THEN
            CONTINUE;
        END IF;
        IF NOT may_create THEN
            RAISE NOTICE 'role redress_% is missing and % may not make it', process, current_user;
            CONTINUE;
        END IF;
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', 'redress_' || process);
            -- So that a process that logs in as the owner can take on the narrower role.
            EXECUTE format('GRANT %I TO CURRENT_USER', 'redress_' || process);
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- Another database of the cluster is being migrated at this moment.
        END;
    END LOOP;
END
$roles$;

DO $grants$
DECLARE
    process text;
    role_name text;
BEGIN
    FOREACH process IN ARRAY ARRAY['intake', 'worker', 'scheduler', 'operator', 'eraser'] LOOP
        role_name := 'redress_' || process;
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            CONTINUE;
        END IF;
        EXECUTE format('GRANT SELECT ON public.redress_migration TO %I', role_name);
        EXECUTE format('GRANT USAGE ON SCHEMA queue, redress TO %I', role_name);
        CASE process
            WHEN 'intake' THEN PERFORM queue.grant_rights(role_name, 'enqueue');
            WHEN 'worker' THEN PERFORM queue.grant_rights(role_name, 'enqueue'), queue.grant_rights(role_name, 'work');
            -- What dies in the scheduler's hands makes an item for staff, with its own timer.
            WHEN 'scheduler' THEN PERFORM queue.grant_rights(role_name, 'enqueue'), queue.grant_rights(role_name, 'upkeep');
            WHEN 'operator' THEN PERFORM queue.grant_rights(role_name, activity)
                FROM unnest(ARRAY['enqueue', 'copy', 'operate']) AS activity;
            -- What a file's row no longer leads to is taken out of the store by a job.
            WHEN 'eraser' THEN PERFORM queue.grant_rights(role_name, 'enqueue');
        END CASE;
        IF process IN ('intake', 'worker', 'operator') THEN
            -- The shell writes a command's whole outcome, whoever asked for it.
            EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA redress TO %I', role_name);
            EXECUTE format(
                'GRANT INSERT ON redress.complaint, redress.case_file, redress.case_event, redress.case_event_payload, '
                    'redress.unsealed_case, redress.deadline, redress.message, redress.staff_item, '
                    'redress.related_case TO %I', role_name);
            EXECUTE format(
                'GRANT UPDATE ON redress.case_file, redress.deadline, redress.message, redress.staff_item TO %I',
                role_name);
        END IF;
        IF process = 'intake' THEN
            EXECUTE format(
                'GRANT EXECUTE ON FUNCTION redress.take_allowance, redress.prune_allowances TO %I', role_name);
            -- What people wrote to us by mail is no business of the pages: a case's history has what belongs to it.
            EXECUTE format('REVOKE SELECT ON redress.inbound_mail, redress.mail_answer FROM %I', role_name);
        END IF;
        IF process IN ('intake', 'worker') THEN
            -- The gateway reports to the pages' process.
            EXECUTE format('GRANT UPDATE (state, changed_at) ON redress.text_message TO %I', role_name);
            EXECUTE format('GRANT INSERT ON redress.case_key, redress.evidence, redress.evidence_part TO %I', role_name);
            EXECUTE format('GRANT UPDATE ON redress.evidence TO %I', role_name);
        END IF;
        IF process = 'worker' THEN
            -- A part goes once its object is gone.
            EXECUTE format('GRANT DELETE ON redress.evidence_part TO %I', role_name);
        END IF;
        IF process IN ('worker', 'operator') THEN
            EXECUTE format(
                'GRANT INSERT ON redress.inbound_mail, redress.inbound_verdict, redress.mail_answer, '
                    'redress.mailbox_position TO %I', role_name);
            EXECUTE format('GRANT UPDATE ON redress.mail_answer, redress.mailbox_position TO %I', role_name);
        END IF;
        IF process IN ('intake', 'operator') THEN
            EXECUTE format('GRANT INSERT ON redress.idempotency_key, redress.imported_complaint TO %I', role_name);
        END IF;
        IF process IN ('intake', 'worker', 'operator') THEN
            EXECUTE format('GRANT INSERT ON redress.case_to_count TO %I', role_name);
        END IF;
        IF process IN ('worker', 'operator') THEN
            -- Counting takes out what is counted. FOR UPDATE takes the right to update.
            EXECUTE format('GRANT UPDATE, DELETE ON redress.case_to_count TO %I', role_name);
            EXECUTE format(
                'GRANT INSERT, UPDATE ON redress.daily_count, redress.monthly_count, redress.ending_count, '
                    'redress.spike_alarm TO %I', role_name);
            EXECUTE format('GRANT INSERT ON redress.watched_day TO %I', role_name);
        END IF;
        IF process = 'worker' THEN
            EXECUTE format(
                'GRANT INSERT ON redress.person_key, redress.duplicate_link, redress.digest TO %I', role_name);
            EXECUTE format('GRANT UPDATE ON redress.digest TO %I', role_name);
            EXECUTE format('GRANT INSERT ON redress.text_message TO %I', role_name);
        END IF;
        IF process = 'intake' THEN
            -- Whoever merges two cases has thought of them what there is to think.
            EXECUTE format('GRANT UPDATE ON redress.duplicate_link TO %I', role_name);
        END IF;
        -- What nobody has sent yet is the business of nobody but who writes it, and of what mails the link and removes
        -- what is too old.
        EXECUTE format('REVOKE ALL ON redress.draft FROM %I', role_name);
        IF process = 'intake' THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE ON redress.draft TO %I', role_name);
        ELSIF process = 'worker' THEN
            EXECUTE format('GRANT SELECT (id, language, return_address, case_id, expires_at) ON redress.draft TO %I', role_name);
            -- An unfinished complaint that came by mail becomes one.
            EXECUTE format('GRANT INSERT, DELETE ON redress.draft TO %I', role_name);
        END IF;
        -- What a second reader wrote is for the pages; who reads what keeps others from being sent the same.
        EXECUTE format('REVOKE ALL ON redress.second_reading FROM %I', role_name);
        IF process = 'intake' THEN
            EXECUTE format('GRANT SELECT, INSERT ON redress.second_reading TO %I', role_name);
            EXECUTE format(
                'GRANT UPDATE (draft_version, drafter, draft_lines, draft_award, reader, lines, award, note, read_at) '
                    'ON redress.second_reading TO %I', role_name);
        ELSIF process IN ('worker', 'operator') THEN
            EXECUTE format(
                'GRANT SELECT (id, case_id, round, drafter, draft_lines, draft_award, drawn_at, due_on, reader, lines, '
                    'award, read_at, lapsed_at) ON redress.second_reading TO %I', role_name);
        ELSIF process = 'eraser' THEN
            EXECUTE format('GRANT SELECT (case_id, note, read_at, lapsed_at) ON redress.second_reading TO %I', role_name);
            EXECUTE format('GRANT UPDATE (note, lapsed_at) ON redress.second_reading TO %I', role_name);
        END IF;
        IF process = 'scheduler' THEN
            EXECUTE format('GRANT SELECT ON redress.case_file, redress.complaint, redress.staff_item TO %I', role_name);
            EXECUTE format('GRANT INSERT ON redress.staff_item TO %I', role_name);
            -- Locking the case of a dead job takes the right to update it.
            EXECUTE format('GRANT UPDATE (changed_at) ON redress.case_file TO %I', role_name);
        END IF;
        -- Whoever signs in does so at the pages; the command line gives the password.
        EXECUTE format(
            'REVOKE ALL ON redress.staff_login, redress.staff_session, redress.provider_login, '
                'redress.provider_session FROM %I', role_name);
        IF process = 'intake' THEN
            EXECUTE format(
                'GRANT SELECT, UPDATE (used_step) ON redress.staff_login, redress.provider_login TO %I', role_name);
            EXECUTE format(
                'GRANT SELECT, INSERT, UPDATE (seen_at), DELETE ON redress.staff_session, redress.provider_session '
                    'TO %I', role_name);
        ELSIF process = 'operator' THEN
            EXECUTE format(
                'GRANT SELECT, INSERT, UPDATE ON redress.staff_login, redress.provider_login TO %I', role_name);
            EXECUTE format('GRANT INSERT, DELETE ON redress.provider_user TO %I', role_name);
        END IF;
        IF process = 'worker' THEN
            EXECUTE format('GRANT INSERT ON redress.sealed_head, redress.history_seal TO %I', role_name);
            EXECUTE format('GRANT DELETE ON redress.unsealed_case TO %I', role_name);
        END IF;
        IF process = 'eraser' THEN
            -- It takes away what entries say, and never the entries; that it did is an entry as well.
            EXECUTE format(
                'GRANT SELECT ON redress.case_file, redress.case_event, redress.case_event_payload TO %I', role_name);
            EXECUTE format('GRANT SELECT, DELETE ON redress.text_message TO %I', role_name);
            EXECUTE format('GRANT DELETE ON redress.case_event_payload TO %I', role_name);
            EXECUTE format(
                'GRANT INSERT ON redress.case_event, redress.case_event_payload, redress.unsealed_case TO %I', role_name);
            -- And what the rows of a case that is over say of its people.
            EXECUTE format(
                'GRANT SELECT ON redress.complaint, redress.message, redress.evidence, redress.case_to_count, '
                    'redress.related_case, redress.inbound_verdict, redress.inbound_mail, redress.mail_answer, '
                    'redress.deadline, redress.case_key, redress.person_key TO %I', role_name);
            EXECUTE format(
                'GRANT UPDATE ON redress.complaint, redress.message, redress.evidence, redress.inbound_mail, '
                    'redress.inbound_verdict, redress.mail_answer, redress.deadline TO %I', role_name);
            EXECUTE format(
                'GRANT UPDATE (eligibility, reopening, erased_at, changed_at) ON redress.case_file TO %I', role_name);
            EXECUTE format('GRANT DELETE ON redress.case_key, redress.person_key TO %I', role_name);
        END IF;
        IF process = 'operator' THEN
            EXECUTE format('GRANT INSERT, UPDATE ON redress.staff, redress.staff_conflict TO %I', role_name);
            EXECUTE format('GRANT INSERT, UPDATE ON redress.provider_customers TO %I', role_name);
            -- What staff think of two cases that look like one.
            EXECUTE format('GRANT UPDATE ON redress.duplicate_link TO %I', role_name);
        END IF;
    END LOOP;
END
$grants$;
