"""The ready-made stages in which others read the papers ask for these to be whole, where the firm left them as they were."""

from django.db import migrations

STAGES = {"mortgage": "application", "insurance": "application", "wealth": "agreement", "onboarding": "contracts"}
RULES = ["documents-approved", "fact-finds-sent"]


def give_rules(apps, schema_editor):
    """A firm that ever changed a workflow keeps it as it is; so does one whose stage asks for something already."""
    alias = schema_editor.connection.alias
    changes = apps.get_model("activity", "Entry").objects.using(alias).filter(verb__startswith="dossiers.")
    stages = apps.get_model("dossiers", "Stage").objects.using(alias).select_related("workflow")
    for workflow, code in STAGES.items():
        stage = stages.filter(workflow__code=workflow, code=code, rules=[], archived_at=None).first()
        if stage is not None and not changes.filter(target_id=stage.workflow.public_id).exists():
            stage.rules = RULES
            stage.save(update_fields=["rules"])


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0003_entry_of_verb"),
        ("dossiers", "0011_latest_of_customer"),
    ]

    operations = [migrations.RunPython(give_rules, migrations.RunPython.noop)]
