"""A run knows its dossier. Those started before learn it from the action point that follows them, where there is one.

The action points lie in a room above, whose table may not exist yet; that is why it is looked for and not depended on.
"""

from django.db import migrations, models

STARTED_BEFORE = """
DO $$
BEGIN
    IF to_regclass('dossiers_actionpoint') IS NOT NULL THEN
        UPDATE flows_flowrun AS run SET dossier_id = point.dossier_id
        FROM dossiers_actionpoint AS point WHERE point.run_id = run.id;
    END IF;
END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("flows", "0002_guards")]

    operations = [
        migrations.AddField(
            model_name="flowrun",
            name="dossier_id",
            field=models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="dossier"),
        ),
        migrations.RemoveConstraint(model_name="flowrun", name="flowrun_one_open_per_party_and_version"),
        migrations.AddConstraint(
            model_name="flowrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("customer", "party", "version", "dossier_id"),
                name="flowrun_one_open_per_party_version_and_dossier",
                nulls_distinct=False,
            ),
        ),
        migrations.RunSQL(STARTED_BEFORE, migrations.RunSQL.noop),
    ]
