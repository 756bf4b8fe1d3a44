"""Published versions and the history of answers cannot be changed: the database itself refuses."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION flows_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% cannot be changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER flows_published_stays BEFORE UPDATE OR DELETE ON flows_flowversion
    FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION flows_refuse();

CREATE TRIGGER flows_history_stays BEFORE UPDATE OR DELETE ON flows_answerchange
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();
"""

NO_GUARDS = """
DROP TRIGGER flows_history_stays ON flows_answerchange;
DROP TRIGGER flows_published_stays ON flows_flowversion;
DROP FUNCTION flows_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("flows", "0001_initial")]

    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
