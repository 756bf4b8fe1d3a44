"""The report of a screening that was made elsewhere is kept with what was found."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diligence", "0003_screening_by_hand"), ("documents", "0009_several_files_of_a_subject")]

    operations = [
        migrations.AddField(
            model_name="proof",
            name="file",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
                verbose_name="report",
            ),
        ),
        migrations.AddConstraint(
            model_name="proof",
            constraint=models.CheckConstraint(
                condition=models.Q(("file", None), ("kind", "lists"), _connector="OR"),
                name="proof_report_of_lists_alone",
            ),
        ),
    ]
