"""A firm's legal identity: its postal address, and a list of registers and licences instead of one of each."""

from django.db import migrations, models

# What was one number and one licence becomes the first entries of the list.
KEEP = """
UPDATE organisations_organisation SET registrations =
    CASE WHEN registration_number = '' THEN '[]'::jsonb
         ELSE jsonb_build_array(jsonb_build_object('label', registration_number, 'number', '', 'link', '')) END
 || CASE WHEN licence = '' THEN '[]'::jsonb
         ELSE jsonb_build_array(jsonb_build_object('label', left(licence, 80), 'number', '', 'link', '')) END;
"""

UPDATE_OWN = """
CREATE OR REPLACE FUNCTION gate.update_own_organisation(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisations_organisation SET
        name = p_values ->> 'name',
        languages = ARRAY(SELECT jsonb_array_elements_text(p_values -> 'languages')),
        first_language = p_values ->> 'first_language',
        phone = p_values ->> 'phone',
        email = p_values ->> 'email',
        website = p_values ->> 'website'
     WHERE tenant_id = (SELECT id FROM tenants_tenant WHERE schema_name = session_user);
    RETURN FOUND;
END $$;
"""

UPDATE_LEGAL = """
CREATE FUNCTION gate.update_own_legal_identity(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisations_organisation SET
        legal_name = p_values ->> 'legal_name',
        address = p_values ->> 'address',
        registrations = p_values -> 'registrations'
     WHERE tenant_id = (SELECT id FROM tenants_tenant WHERE schema_name = session_user);
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION gate.update_own_legal_identity(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.update_own_legal_identity(jsonb) TO tenant_login;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_gate")]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="address",
            field=models.TextField(blank=True, default="", max_length=300, verbose_name="postal address"),
        ),
        migrations.AddField(
            model_name="organisation",
            name="registrations",
            field=models.JSONField(
                blank=True,
                default=list,
                help_text="A list of label, number and link.",
                verbose_name="registers and licences",
            ),
        ),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RemoveField(model_name="organisation", name="registration_number"),
        migrations.RemoveField(model_name="organisation", name="licence"),
        migrations.RunSQL([UPDATE_OWN, UPDATE_LEGAL], "DROP FUNCTION gate.update_own_legal_identity(jsonb);"),
    ]
