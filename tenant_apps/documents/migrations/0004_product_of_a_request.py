"""A request knows its product. Those asked before learn it from the action point that follows them, where there is one.

The action points lie in a room above, whose table may not exist yet; that is why it is looked for and not depended on.
"""

from django.db import migrations, models

ASKED_BEFORE = """
DO $$
BEGIN
    IF to_regclass('dossiers_actionpoint') IS NOT NULL THEN
        UPDATE documents_documentrequest AS asked SET product_id = point.product_id
        FROM dossiers_actionpoint AS point WHERE point.request_id = asked.id;
    END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_freshness")]

    operations = [
        migrations.AddField(
            model_name="documentrequest",
            name="product_id",
            field=models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="product"),
        ),
        migrations.RunSQL(ASKED_BEFORE, migrations.RunSQL.noop),
    ]
