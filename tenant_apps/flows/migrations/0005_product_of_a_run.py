"""A fact find that is asked for a product is hidden together with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("flows", "0004_drafts_and_moves")]

    operations = [
        migrations.AddField(
            model_name="flowrun",
            name="product_id",
            field=models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="product"),
        ),
    ]
