"""A signed copy is delivered for a request, as any document."""

from django.db import migrations, models
from django.db.models import Q

NAME = "actionpoint_request_if_deliver"


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0009_product_texts"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="actionpoint", name=NAME),
        migrations.AddConstraint(
            model_name="actionpoint",
            constraint=models.CheckConstraint(
                name=NAME,
                condition=Q(kind="deliver", request__isnull=False)
                | Q(kind="sign")
                | ~Q(kind__in=("deliver", "sign")) & Q(request__isnull=True),
            ),
        ),
    ]
