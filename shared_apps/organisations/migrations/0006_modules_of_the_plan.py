"""Which modules the plan of each firm lacks; nothing is lacking until an operator says so."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0005_ends_of_a_sign_up"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="lacking_modules",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                blank=True,
                db_default=models.Value("{}"),
                default=list,
                size=None,
                verbose_name="modules that the plan lacks",
            ),
        ),
    ]
