"""Account numbers in the rows of an import lie sealed, with a key of the import."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_imports_rows_and_columns")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="data_key",
            field=models.CharField(
                db_default="", default="", editable=False, max_length=100, verbose_name="encrypted key of the rows"
            ),
        )
    ]
