"""The functions and triggers that alone write the record, and the rights that leave it to them.

At commit the deferred triggers run in two rounds. The first notes each new entry in ``activity_unchained``; the
trigger on that table is thereby queued behind every other deferred check of the transaction, foreign keys included,
and only then takes the lock on the head. So the chain is the last thing that any transaction waits for, and no two
can wait for each other.
"""

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION activity_append(
    new_verb text, new_target_kind text, new_target_id uuid,
    new_actor_kind text, new_actor_id uuid, new_actor_name text, new_session text, new_facts jsonb
) RETURNS void LANGUAGE sql SECURITY DEFINER AS $$
    INSERT INTO activity_entry (
        public_id, occurred_at, verb, target_kind, target_id, actor_kind, actor_id, actor_name, session, facts
    ) VALUES (
        gen_random_uuid(), clock_timestamp(), new_verb, new_target_kind, new_target_id,
        new_actor_kind, new_actor_id, new_actor_name, new_session, new_facts
    )
$$;

CREATE FUNCTION activity_digest(entry activity_entry, link_position bigint, previous bytea)
RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(previous || convert_to(jsonb_build_array(
        link_position, entry.id, entry.public_id, (extract(epoch FROM entry.occurred_at) * 1000000)::bigint,
        entry.verb, entry.target_kind, entry.target_id,
        entry.actor_kind, entry.actor_id, entry.actor_name, entry.session, entry.facts
    )::text, 'UTF8'))
$$;

CREATE FUNCTION activity_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO activity_unchained (entry_id) VALUES (NEW.id);
    RETURN NULL;
END
$$;

CREATE FUNCTION activity_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    head activity_head;
    entry activity_entry;
    digest bytea;
BEGIN
    -- The first call chains all of the transaction's entries; nobody else's can be seen here.
    PERFORM FROM activity_unchained WHERE entry_id = NEW.entry_id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT * INTO STRICT head FROM activity_head FOR UPDATE;
    FOR entry IN
        SELECT noted.* FROM activity_entry noted JOIN activity_unchained ON entry_id = noted.id ORDER BY noted.id
    LOOP
        digest := activity_digest(entry, head.position + 1, head.hash);
        INSERT INTO activity_link (position, entry_id, previous_hash, hash)
            VALUES (head.position + 1, entry.id, head.hash, digest);
        head.position := head.position + 1;
        head.hash := digest;
    END LOOP;
    UPDATE activity_head SET position = head.position, hash = head.hash;
    DELETE FROM activity_unchained;
    RETURN NULL;
END
$$;

CREATE FUNCTION activity_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record of activity can only be added to' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE CONSTRAINT TRIGGER activity_entry_noted AFTER INSERT ON activity_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION activity_note();
CREATE CONSTRAINT TRIGGER activity_entry_chained AFTER INSERT ON activity_unchained
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION activity_chain();
CREATE TRIGGER activity_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_entry
    FOR EACH STATEMENT EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_link_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_link
    FOR EACH STATEMENT EXECUTE FUNCTION activity_refuse();
CREATE TRIGGER activity_head_kept BEFORE DELETE OR TRUNCATE ON activity_head
    FOR EACH STATEMENT EXECUTE FUNCTION activity_refuse();

INSERT INTO activity_head (id, position, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
"""

# The login of a tenant has the name of its schema.
RIGHTS = """
DO $do$
BEGIN
    EXECUTE format(
        'REVOKE ALL ON activity_entry, activity_link, activity_head, activity_unchained FROM %I', current_schema()
    );
    EXECUTE format('GRANT SELECT ON activity_entry, activity_link, activity_head TO %I', current_schema());
    EXECUTE format(
        'ALTER FUNCTION activity_append(text, text, uuid, text, uuid, text, text, jsonb) SET search_path TO %I, pg_temp',
        current_schema()
    );
    EXECUTE format('ALTER FUNCTION activity_note() SET search_path TO %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION activity_chain() SET search_path TO %I, pg_temp', current_schema());
END
$do$;
"""


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]

    operations = [
        # Both ways of writing the tables come and go with the tables themselves.
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
