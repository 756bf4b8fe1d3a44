"""An answer that was changed after the client stood by it is marked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0007_couples"),
    ]

    operations = [
        migrations.AddField(
            model_name="answer",
            name="was_confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="was confirmed at"),
        ),
        migrations.AddField(
            model_name="flowrun",
            name="last_sent_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="last sent at"),
        ),
    ]
