"""A row is found by what it became only where it became something: half of the indexes were of nothing."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0001_files_relations_products_and_changes"),
        ("customers", "0005_sealed_bank_accounts"),
        ("imports", "0002_key_of_the_rows"),
    ]

    operations = [
        migrations.AlterField(
            model_name="row",
            name="customer",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="customers.customer",
                verbose_name="client",
            ),
        ),
        migrations.AlterField(
            model_name="row",
            name="holding",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="clients.holding",
                verbose_name="product",
            ),
        ),
        migrations.AlterField(
            model_name="row",
            name="owner",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rows",
                to="imports.import",
                verbose_name="import",
            ),
        ),
        migrations.AlterField(
            model_name="row",
            name="relation",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="clients.relation",
                verbose_name="relation",
            ),
        ),
        migrations.AlterField(
            model_name="row",
            name="share",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="customers.holding",
                verbose_name="share",
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                condition=models.Q(("customer__isnull", False)), fields=["customer"], name="importrow_by_customer"
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                condition=models.Q(("holding__isnull", False)), fields=["holding"], name="importrow_by_holding"
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                condition=models.Q(("relation__isnull", False)), fields=["relation"], name="importrow_by_relation"
            ),
        ),
        migrations.AddIndex(
            model_name="row",
            index=models.Index(
                condition=models.Q(("share__isnull", False)), fields=["share"], name="importrow_by_share"
            ),
        ),
    ]
