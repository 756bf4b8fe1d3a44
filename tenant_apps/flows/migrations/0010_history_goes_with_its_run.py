"""What a run of questions leaves behind may be erased with the run, and only with it.

A row of history, a result or another band can be deleted once what it belongs to is gone in the same transaction; the
foreign keys, which are checked at commit, leave nothing behind that belongs to nothing.
"""

from django.db import migrations

GUARDS = """
CREATE FUNCTION flows_only_with_owner() RETURNS trigger LANGUAGE plpgsql AS $$
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

DROP TRIGGER flows_history_stays ON flows_answerchange;
CREATE TRIGGER flows_history_stays BEFORE UPDATE OR DELETE ON flows_answerchange
    FOR EACH ROW EXECUTE FUNCTION flows_only_with_owner('flows_flowrun', 'run_id');
DROP TRIGGER flows_result_stays ON flows_result;
CREATE TRIGGER flows_result_stays BEFORE UPDATE OR DELETE ON flows_result
    FOR EACH ROW EXECUTE FUNCTION flows_only_with_owner('flows_flowrun', 'run_id');
DROP TRIGGER flows_override_stays ON flows_bandoverride;
CREATE TRIGGER flows_override_stays BEFORE UPDATE OR DELETE ON flows_bandoverride
    FOR EACH ROW EXECUTE FUNCTION flows_only_with_owner('flows_result', 'result_id');
"""

OLD_GUARDS = """
DROP TRIGGER flows_override_stays ON flows_bandoverride;
CREATE TRIGGER flows_override_stays BEFORE UPDATE OR DELETE ON flows_bandoverride
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();
DROP TRIGGER flows_result_stays ON flows_result;
CREATE TRIGGER flows_result_stays BEFORE UPDATE OR DELETE ON flows_result
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();
DROP TRIGGER flows_history_stays ON flows_answerchange;
CREATE TRIGGER flows_history_stays BEFORE UPDATE OR DELETE ON flows_answerchange
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();
DROP FUNCTION flows_only_with_owner();
"""


class Migration(migrations.Migration):
    dependencies = [("flows", "0009_results")]

    operations = [migrations.RunSQL(GUARDS, OLD_GUARDS)]
