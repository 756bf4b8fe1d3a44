"""What scored questionnaires come to, and bands that advisers set with a reason. The database refuses to change them."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

GUARDS = """
CREATE TRIGGER flows_result_stays BEFORE UPDATE OR DELETE ON flows_result
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();

CREATE TRIGGER flows_override_stays BEFORE UPDATE OR DELETE ON flows_bandoverride
    FOR EACH ROW EXECUTE FUNCTION flows_refuse();
"""

NO_GUARDS = """
DROP TRIGGER flows_override_stays ON flows_bandoverride;
DROP TRIGGER flows_result_stays ON flows_result;
"""

RECORD = [
    ("id", models.BigAutoField(primary_key=True, serialize=False)),
    (
        "public_id",
        models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="reference"),
    ),
    (
        "created_at",
        models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="created at"),
    ),
]


def _person(name):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("flows", "0008_changed_after_confirmation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="flow",
            name="kind",
            field=models.CharField(
                choices=[
                    ("general", "General"),
                    ("mortgage", "Mortgage"),
                    ("wealth", "Wealth"),
                    ("business", "Business"),
                    ("insurance", "Insurance"),
                    ("pension", "Pension"),
                    ("credit", "Consumer credit"),
                    ("risk", "Risk questionnaire"),
                ],
                default="general",
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                *RECORD,
                ("total", models.PositiveIntegerField(verbose_name="score")),
                ("band", models.CharField(max_length=50, verbose_name="band")),
                ("tallies", models.JSONField(verbose_name="points by dimension")),
                (
                    "contradictions",
                    models.JSONField(blank=True, default=list, verbose_name="answers that do not go together"),
                ),
                ("answers", models.JSONField(verbose_name="answers")),
                ("items", models.JSONField(blank=True, default=dict, verbose_name="entries")),
                ("confirmed_by", _person("confirmed by")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="flows.flowrun",
                        verbose_name="filled-in flow",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="flows.flowversion",
                        verbose_name="version",
                    ),
                ),
            ],
            options={
                "verbose_name": "result of a questionnaire",
                "verbose_name_plural": "results of questionnaires",
                "indexes": [models.Index(fields=["run", "-created_at"], name="result_by_run")],
            },
        ),
        migrations.CreateModel(
            name="BandOverride",
            fields=[
                *RECORD,
                ("band", models.CharField(max_length=50, verbose_name="band")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("set_by", _person("set by")),
                (
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overrides",
                        to="flows.result",
                        verbose_name="result",
                    ),
                ),
            ],
            options={
                "verbose_name": "changed band",
                "verbose_name_plural": "changed bands",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="bandoverride_has_reason"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARDS, NO_GUARDS),
    ]
