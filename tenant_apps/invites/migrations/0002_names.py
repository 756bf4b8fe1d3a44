"""Invitations have a name in the record of activity."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("invites", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="invite",
            options={"ordering": ["-id"], "verbose_name": "invitation", "verbose_name_plural": "invitations"},
        ),
    ]
