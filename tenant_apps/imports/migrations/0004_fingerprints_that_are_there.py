"""Rows with a number of their own have no fingerprint: they are not in its index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0003_rows_by_what_they_became")]

    operations = [
        migrations.RemoveIndex(model_name="row", name="importrow_by_fingerprint"),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                condition=~models.Q(fingerprint=""), fields=["fingerprint"], name="importrow_by_fingerprint"
            ),
        ),
    ]
