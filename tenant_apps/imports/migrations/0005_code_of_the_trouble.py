"""What is wrong with a whole file is kept as a code too, so that each reads it in their own language."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0004_fingerprints_that_are_there")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="trouble_code",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=60, verbose_name="kind of trouble"
            ),
        )
    ]
