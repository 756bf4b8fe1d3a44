"""The number of an identity document lies sealed, which is longer; what lies in clear is sealed by a task."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("diligence", "0001_initial"), ("customers", "0005_sealed_bank_accounts")]

    operations = [
        migrations.AlterField(
            model_name="identity",
            name="number",
            field=models.CharField(max_length=200, verbose_name="number of the document"),
        )
    ]
