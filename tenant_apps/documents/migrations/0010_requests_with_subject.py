"""The few requests with a subject of their own are found without reading the others."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_several_files_of_a_subject")]

    operations = [
        migrations.AddIndex(
            model_name="documentrequest",
            index=models.Index(fields=["-id"], condition=models.Q(subject__gt=""), name="documentrequest_with_subject"),
        ),
    ]
