"""A file may be the answer to a question."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0006_declarations"),
        ("flows", "0005_product_of_a_run"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="answerchange",
            name="change",
            field=models.CharField(
                choices=[
                    ("answered", "Answered"),
                    ("confirmed", "Confirmed"),
                    ("moved", "To be answered anew in the changed form"),
                    ("refused", "File refused"),
                ],
                default="answered",
                max_length=10,
                verbose_name="change",
            ),
        ),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference"),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created at"),
                ),
                ("key", models.CharField(max_length=152, verbose_name="question")),
                ("item", models.PositiveSmallIntegerField(default=0, verbose_name="entry")),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="added by",
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_file",
                        to="documents.storedfile",
                        verbose_name="file",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="flows.flowrun",
                        verbose_name="filled-in flow",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of an answer",
                "verbose_name_plural": "files of answers",
                "ordering": ("run_id", "pk"),
            },
        ),
    ]
