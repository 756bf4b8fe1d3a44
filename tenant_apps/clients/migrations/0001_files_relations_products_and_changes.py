"""Client files, relations, products that clients have, and changes."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("customers", "0002_search_index"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("field", models.CharField(max_length=40, verbose_name="what")),
                ("before", models.CharField(blank=True, max_length=300, verbose_name="from")),
                ("after", models.CharField(blank=True, max_length=300, verbose_name="to")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="customers.customer",
                        verbose_name="client",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="customers.party",
                        verbose_name="party",
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("customer", None), ("party__isnull", False)),
                            models.Q(("customer__isnull", False), ("party", None)),
                            _connector="OR",
                        ),
                        name="change_of_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ClientFile",
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
                ("number", models.CharField(blank=True, max_length=40, verbose_name="own number")),
                ("since_on", models.DateField(blank=True, null=True, verbose_name="client since")),
                (
                    "customer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="client_file",
                        to="customers.customer",
                        verbose_name="client",
                    ),
                ),
            ],
            options={
                "verbose_name": "client file",
                "verbose_name_plural": "client files",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("number",),
                        name="clientfile_one_per_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Holding",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mortgage", "Mortgage"),
                            ("insurance", "Insurance"),
                            ("investment", "Investment"),
                            ("pension", "Pension"),
                            ("savings", "Savings"),
                            ("credit", "Consumer credit"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="description")),
                ("provider", models.CharField(blank=True, max_length=120, verbose_name="provider")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="contract number")),
                ("began_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holdings",
                        to="customers.customer",
                        verbose_name="client",
                    ),
                ),
            ],
            options={
                "verbose_name": "product of a client",
                "verbose_name_plural": "products of clients",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("number", ""), _negated=True),
                        fields=("customer", "number"),
                        name="holding_one_per_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("began_on", None),
                            ("ended_on", None),
                            ("ended_on__gte", models.F("began_on")),
                            _connector="OR",
                        ),
                        name="holding_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Relation",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("partner", "Partner"),
                            ("parent", "Parent"),
                            ("sibling", "Brother or sister"),
                            ("parent_company", "Parent company"),
                            ("shareholder", "Shareholder"),
                            ("representative", "Authorised representative"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations_of",
                        to="customers.party",
                        verbose_name="other party",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="customers.party",
                        verbose_name="party",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "constraints": [
                    models.UniqueConstraint(fields=("party", "other", "kind"), name="relation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("party", models.F("other")), _negated=True), name="relation_of_two"
                    ),
                ],
            },
        ),
    ]
