"""The one way around a history that nothing can change: a function of the owner of the tables.

It empties the personal columns of a contact, of those merged into it, and of every state of them in the history, and
writes the log in the same transaction. Nothing else can be done with it: columns, tables and the log are fixed here.
The role of the desk may call it, and may not do by itself what it does.
"""

from __future__ import annotations

from django.db.migrations import RunSQL

EMPTIED = """name = '–', post = '', emails = '{}', phones = '{}', messengers = '{}', languages = '{}',
        consent_basis = '', note = '', search_key = '', sort_key = ''"""

ERASE = f"""
CREATE FUNCTION personal_erase(whom bigint, by_whom bigint, why text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $erase$
DECLARE
    people bigint[];
    redacted integer;
BEGIN
    WITH RECURSIVE one(id) AS (
        SELECT id FROM public.pipeline_contact WHERE id = whom
        UNION SELECT c.id FROM public.pipeline_contact c JOIN one ON c.merged_into_id = one.id
    ) SELECT array_agg(id) INTO people FROM one;
    IF people IS NULL THEN
        RAISE EXCEPTION 'there is no such contact' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE public.pipeline_contact SET {EMPTIED}, edition = edition + 1,
        updated_at = now(), erased_at = coalesce(erased_at, now()) WHERE id = ANY(people);
    SET CONSTRAINTS ALL IMMEDIATE;
    ALTER TABLE public.pipeline_contactstate DISABLE TRIGGER USER;
    UPDATE public.pipeline_contactstate SET {EMPTIED} WHERE pgh_obj_id = ANY(people);
    GET DIAGNOSTICS redacted = ROW_COUNT;
    ALTER TABLE public.pipeline_contactstate ENABLE TRIGGER USER;
    DELETE FROM public.personal_due WHERE contact_id = ANY(people);
    INSERT INTO public.personal_deed (kind, contact_id, by_id, at, reason, rows)
        VALUES ('erased', whom, by_whom, now(), btrim(why), redacted);
    RETURN redacted;
END
$erase$;
"""  # noqa: S608 - columns named above

AFTER = (RunSQL(ERASE, "DROP FUNCTION personal_erase(bigint, bigint, text)"),)
