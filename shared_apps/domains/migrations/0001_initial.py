import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenants", "0002_announcements"),
    ]

    operations = [
        migrations.CreateModel(
            name="DomainClaim",
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
                ("domain", models.CharField(max_length=240, verbose_name="domain")),
                ("token", models.CharField(max_length=64)),
                ("claimed_by", models.CharField(max_length=120, verbose_name="claimed by")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting for the record"),
                            ("proven", "proven"),
                            ("taken", "used by another organisation"),
                            ("lapsed", "no longer proven"),
                        ],
                        default="waiting",
                        max_length=16,
                    ),
                ),
                ("due_at", models.DateTimeField(help_text="When the DNS is asked next.")),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("proven_at", models.DateTimeField(blank=True, null=True)),
                (
                    "missed_at",
                    models.DateTimeField(
                        blank=True, help_text="Since when a proven claim's record is gone.", null=True
                    ),
                ),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="tenants.tenant"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["due_at"], name="domain_claim_due")],
                "constraints": [
                    models.UniqueConstraint(fields=("tenant", "domain"), name="domain_claim_once"),
                    models.CheckConstraint(
                        condition=models.Q(("domain__regex", "^[a-z0-9-]+(\\.[a-z0-9-]+)+$")),
                        name="domain_claim_is_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expires_at__isnull", True), ("proven_at__isnull", False), ("state", "proven")),
                            models.Q(models.Q(("state", "proven"), _negated=True), ("expires_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="domain_claim_proven_or_expiring",
                    ),
                ],
            },
        ),
    ]
