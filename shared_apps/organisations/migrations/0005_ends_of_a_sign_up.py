"""A sign-up that nobody confirmed in time is over, from that moment on; one whose step fails is tried again later."""

from django.db import migrations, models

PROGRESS = """
CREATE OR REPLACE FUNCTION gate.sign_up_progress(p_sign_up uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN state = 'requested' AND created_at <= now() - interval '7 days' THEN 'expired' ELSE state END
           || ' ' || slug
      FROM organisations_signup WHERE public_id = p_sign_up
$$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION gate.sign_up_progress(p_sign_up uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT state || ' ' || slug FROM organisations_signup WHERE public_id = p_sign_up
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_languages")]

    operations = [
        migrations.AddField(
            model_name="signup",
            name="failures",
            field=models.PositiveSmallIntegerField(default=0, db_default=0),
        ),
        migrations.AddField(
            model_name="signup",
            name="try_again_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunSQL([PROGRESS], BEFORE),
    ]
