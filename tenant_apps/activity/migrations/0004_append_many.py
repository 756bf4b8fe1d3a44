"""Many entries cost a few statements: they are appended, noted and linked as sets.

What held for the chain holds still. Each statement that adds entries notes them at once, and one of them is told to
wait. At commit that one is let through in the first round of deferred triggers; the trigger that chains is thereby
queued behind every other deferred check of the transaction, foreign keys included, and only then takes the lock on the
head. Code from before appends its entries one by one as it did.
"""

from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION activity_append_many(
    new_verb text, new_target_kind text, new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text,
    new_targets uuid[], new_facts text[]
) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    INSERT INTO activity_entry (
        public_id, occurred_at, verb, target_kind, target_id, actor_kind, actor_id, actor_name, session, facts
    )
    SELECT
        gen_random_uuid(), clock_timestamp(), new_verb, new_target_kind, each.target,
        new_actor_kind, new_actor_id, new_actor_name, new_session, each.facts::jsonb
    FROM unnest(new_targets, new_facts) WITH ORDINALITY AS each (target, facts, place)
    ORDER BY each.place
$$;

CREATE FUNCTION activity_told(entry activity_entry, link_position bigint) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(
        link_position, entry.id, entry.public_id, (extract(epoch FROM entry.occurred_at) * 1000000)::bigint,
        entry.verb, entry.target_kind, entry.target_id,
        entry.actor_kind, entry.actor_id, entry.actor_name, entry.session, entry.facts
    )::text
$$;

CREATE FUNCTION activity_note_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO activity_unchained (entry_id, turn)
        SELECT id, CASE WHEN id = (SELECT min(id) FROM noted) THEN 1 ELSE 0 END FROM noted;
    RETURN NULL;
END
$$;

CREATE FUNCTION activity_let_through() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE activity_unchained SET turn = 2 WHERE entry_id = NEW.entry_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION activity_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    head activity_head;
    entry_key bigint;
    told text;
    last_hash bytea;
    keys bigint[] := '{}';
    before bytea[] := '{}';
    hashes bytea[] := '{}';
BEGIN
    -- The first call chains all of the transaction's entries; nobody else's can be seen here.
    PERFORM FROM activity_unchained WHERE entry_id = NEW.entry_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT head FROM activity_head FOR UPDATE;
    last_hash := head.hash;
    FOR entry_key, told IN
        SELECT entry.id, activity_told(entry, head.position + row_number() OVER (ORDER BY entry.id))
        FROM activity_entry entry JOIN activity_unchained ON entry_id = entry.id ORDER BY entry.id
    LOOP
        keys := array_append(keys, entry_key);
        before := array_append(before, last_hash);
        last_hash := sha256(last_hash || convert_to(told, 'UTF8'));
        hashes := array_append(hashes, last_hash);
    END LOOP;
    INSERT INTO activity_link (position, entry_id, previous_hash, hash)
        SELECT head.position + each.place, each.entry_id, each.previous, each.hash
        FROM unnest(keys, before, hashes) WITH ORDINALITY AS each (entry_id, previous, hash, place);
    UPDATE activity_head SET position = head.position + cardinality(keys), hash = last_hash;
    DELETE FROM activity_unchained;
    RETURN NULL;
END
$$;

DROP TRIGGER activity_entry_noted ON activity_entry;
DROP TRIGGER activity_entry_chained ON activity_unchained;
CREATE TRIGGER activity_entry_noted AFTER INSERT ON activity_entry
    REFERENCING NEW TABLE AS noted FOR EACH STATEMENT EXECUTE FUNCTION activity_note_all();
CREATE CONSTRAINT TRIGGER activity_entry_let_through AFTER INSERT ON activity_unchained
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.turn = 1) EXECUTE FUNCTION activity_let_through();
CREATE CONSTRAINT TRIGGER activity_entry_chained AFTER UPDATE ON activity_unchained
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.turn = 2) EXECUTE FUNCTION activity_chain();
"""

# The login of a tenant has the name of its schema.
RIGHTS = """
DO $do$
DECLARE
    written text;
BEGIN
    FOREACH written IN ARRAY ARRAY[
        'activity_append_many(text, text, text, uuid, text, text, uuid[], text[])',
        'activity_note_all()', 'activity_let_through()', 'activity_chain()'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path TO %I, pg_temp', written, current_schema());
    END LOOP;
END
$do$;
"""

BACK = """
DROP TRIGGER activity_entry_chained ON activity_unchained;
DROP TRIGGER activity_entry_let_through ON activity_unchained;
DROP TRIGGER activity_entry_noted ON activity_entry;
DROP FUNCTION activity_let_through();
DROP FUNCTION activity_note_all();
DROP FUNCTION activity_append_many(text, text, text, uuid, text, text, uuid[], text[]);
CREATE CONSTRAINT TRIGGER activity_entry_noted AFTER INSERT ON activity_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION activity_note();
CREATE CONSTRAINT TRIGGER activity_entry_chained AFTER INSERT ON activity_unchained
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION activity_chain();
"""


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_entry_of_verb")]

    operations = [
        migrations.AddField(
            model_name="unchained",
            name="turn",
            field=models.SmallIntegerField(db_default=0),
        ),
        migrations.RunSQL(FUNCTIONS, BACK),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
