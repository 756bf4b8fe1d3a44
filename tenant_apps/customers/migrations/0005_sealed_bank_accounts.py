"""Bank accounts lie sealed in a column of their own; what lies in clear is sealed by a task of the organisation."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("customers", "0004_postal_address")]

    operations = [
        migrations.AddField(
            model_name="customer",
            name="data_key",
            field=models.CharField(
                db_default="", default="", editable=False, max_length=100, verbose_name="encrypted key"
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="data_key",
            field=models.CharField(
                db_default="", default="", editable=False, max_length=100, verbose_name="encrypted key"
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="iban_index",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                max_length=64,
                verbose_name="index of the bank account",
            ),
        ),
        migrations.AddField(
            model_name="party",
            name="iban_sealed",
            field=models.TextField(
                blank=True, db_default="", default="", editable=False, verbose_name="sealed bank account"
            ),
        ),
        migrations.AddIndex(
            model_name="party",
            index=models.Index(
                condition=models.Q(("iban_index", ""), _negated=True), fields=["iban_index"], name="party_by_iban_index"
            ),
        ),
    ]
