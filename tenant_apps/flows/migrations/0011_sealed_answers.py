"""What was kept in clear before answers lay sealed may be sealed, and that alone: nothing else of it can be changed."""

from django.db import migrations

GUARD = """
CREATE OR REPLACE FUNCTION flows_only_with_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_owned boolean;
    was jsonb := to_jsonb(OLD);
    becomes jsonb;
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE id = $1)', TG_TABLE_SCHEMA, TG_ARGV[0])
            INTO is_owned USING (was ->> TG_ARGV[1])::bigint;
        IF NOT is_owned THEN
            RETURN OLD;
        END IF;
    ELSE
        becomes := to_jsonb(NEW);
        IF (was - 'value' - 'answers') = (becomes - 'value' - 'answers') AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(coalesce(was -> 'answers', jsonb_build_array(was)))
                WITH ORDINALITY AS before (part, at)
            FULL JOIN jsonb_array_elements(coalesce(becomes -> 'answers', jsonb_build_array(becomes)))
                WITH ORDINALITY AS after (part, at) USING (at)
            WHERE (before.part - 'value') IS DISTINCT FROM (after.part - 'value')
                OR (before.part -> 'value') IS DISTINCT FROM (after.part -> 'value')
                AND (
                    coalesce(before.part ->> 'value' LIKE E'\\x1fsealed1:%', true)
                    OR NOT coalesce(after.part ->> 'value' LIKE E'\\x1fsealed1:%', false)
                )
        ) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
"""

OLD_GUARD = """
CREATE OR REPLACE FUNCTION flows_only_with_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_owned boolean;
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE id = $1)', TG_TABLE_SCHEMA, TG_ARGV[0])
            INTO is_owned USING (to_jsonb(OLD) ->> TG_ARGV[1])::bigint;
        IF NOT is_owned THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("flows", "0010_history_goes_with_its_run"), ("customers", "0005_sealed_bank_accounts")]

    operations = [migrations.RunSQL(GUARD, OLD_GUARD)]
