"""Who did something of one kind last is found without reading the record."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_chain")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["verb", "-id"], name="entry_of_verb"),
        ),
    ]
