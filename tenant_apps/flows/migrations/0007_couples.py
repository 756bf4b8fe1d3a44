"""What two people answered differently, and what was made of it."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("customers", "0001_initial"),
        ("flows", "0006_files_of_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="flowrun",
            name="is_partner",
            field=models.BooleanField(default=False, verbose_name="second of two"),
        ),
        migrations.CreateModel(
            name="Settlement",
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
                ("dossier_id", models.BigIntegerField(blank=True, editable=False, null=True, verbose_name="dossier")),
                ("key", models.CharField(max_length=152, verbose_name="question")),
                ("values", models.JSONField(verbose_name="values")),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="reason")),
                (
                    "chosen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="customers.party",
                        verbose_name="whose answer counts",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlements",
                        to="customers.customer",
                        verbose_name="customer",
                    ),
                ),
                (
                    "flow",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to="flows.flow",
                        verbose_name="flow",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
            ],
            options={
                "verbose_name": "settled difference",
                "verbose_name_plural": "settled differences",
                "indexes": [models.Index(fields=["customer", "flow", "key"], name="settlement_by_question")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chosen__isnull", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="settlement_chosen_or_explained",
                    )
                ],
            },
        ),
    ]
