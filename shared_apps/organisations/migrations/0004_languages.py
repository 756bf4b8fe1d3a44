"""A firm's languages have a function of their own, so that two people who edit different things keep both."""

from django.db import migrations

UPDATE_OWN = """
CREATE OR REPLACE FUNCTION gate.update_own_organisation(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisations_organisation SET
        name = p_values ->> 'name',
        phone = p_values ->> 'phone',
        email = p_values ->> 'email',
        website = p_values ->> 'website'
     WHERE tenant_id = (SELECT id FROM tenants_tenant WHERE schema_name = session_user);
    RETURN FOUND;
END $$;
"""

OFFER = """
CREATE FUNCTION gate.offer_languages(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    offered text[] := ARRAY(SELECT jsonb_array_elements_text(p_values -> 'languages'));
BEGIN
    IF NOT (p_values ->> 'first_language') = ANY (offered) THEN
        RAISE EXCEPTION 'the first language is not offered';
    END IF;
    UPDATE organisations_organisation SET languages = offered, first_language = p_values ->> 'first_language'
     WHERE tenant_id = (SELECT id FROM tenants_tenant WHERE schema_name = session_user);
    RETURN FOUND;
END $$;
REVOKE ALL ON FUNCTION gate.offer_languages(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.offer_languages(jsonb) TO tenant_login;
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_legal_identity")]

    operations = [migrations.RunSQL([UPDATE_OWN, OFFER], "DROP FUNCTION gate.offer_languages(jsonb);")]
