"""The functions through which the router login (the public site) and a tenant's login write here."""

from django.db import migrations

REQUEST = """
CREATE FUNCTION gate.request_sign_up(
    p_firm text, p_slug text, p_country text, p_language text, p_contact text, p_email text, p_origin text,
    p_reserved text[]
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    earlier record;
    made uuid := gen_random_uuid();
BEGIN
    UPDATE organisations_signup SET state = 'expired'
     WHERE slug = p_slug AND state = 'requested' AND created_at < now() - interval '7 days';
    SELECT public_id, email, state, mailed_at INTO earlier
      FROM organisations_signup WHERE slug = p_slug AND state <> 'expired' FOR UPDATE;
    IF FOUND THEN
        IF earlier.state = 'requested' AND earlier.email = p_email THEN
            UPDATE organisations_signup SET mailed_at = NULL
             WHERE public_id = earlier.public_id AND mailed_at < now() - interval '1 minute';
            NOTIFY vestibule_provisioner;
            RETURN earlier.public_id::text;
        END IF;
        RETURN 'taken';
    END IF;
    IF p_slug = ANY (p_reserved) OR EXISTS (SELECT 1 FROM tenants_tenant WHERE slug = p_slug) THEN
        RETURN 'taken';
    END IF;
    IF (SELECT count(*) FROM organisations_signup
         WHERE email = p_email AND created_at > now() - interval '1 hour') >= 5
       OR (SELECT count(*) FROM organisations_signup
            WHERE origin = p_origin AND created_at > now() - interval '1 hour') >= 60 THEN
        RETURN 'too many';
    END IF;
    BEGIN
        INSERT INTO organisations_signup
            (public_id, created_at, firm_name, slug, country, language, contact_name, email, origin, state)
        VALUES (made, now(), p_firm, p_slug, p_country, p_language, p_contact, p_email, p_origin, 'requested');
    EXCEPTION WHEN unique_violation THEN
        RETURN 'taken';
    END;
    NOTIFY vestibule_provisioner;
    RETURN made::text;
END $$;
"""

CONFIRM = """
CREATE FUNCTION gate.confirm_sign_up(p_sign_up uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisations_signup SET state = 'confirmed', confirmed_at = now()
     WHERE public_id = p_sign_up AND state = 'requested' AND created_at > now() - interval '7 days';
    IF FOUND THEN
        NOTIFY vestibule_provisioner;
        RETURN true;
    END IF;
    RETURN EXISTS (SELECT 1 FROM organisations_signup
                    WHERE public_id = p_sign_up AND state IN ('confirmed', 'claimed', 'ready'));
END $$;
"""

PROGRESS = """
CREATE FUNCTION gate.sign_up_progress(p_sign_up uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT state || ' ' || slug FROM organisations_signup WHERE public_id = p_sign_up
$$;
"""

FREE = """
CREATE FUNCTION gate.address_is_free(p_slug text, p_reserved text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT (p_slug = ANY (p_reserved))
       AND NOT EXISTS (SELECT 1 FROM tenants_tenant WHERE slug = p_slug)
       AND NOT EXISTS (SELECT 1 FROM organisations_signup WHERE slug = p_slug AND state <> 'expired')
$$;
"""

UPDATE_OWN = """
CREATE FUNCTION gate.update_own_organisation(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE organisations_organisation SET
        name = p_values ->> 'name',
        legal_name = p_values ->> 'legal_name',
        languages = ARRAY(SELECT jsonb_array_elements_text(p_values -> 'languages')),
        first_language = p_values ->> 'first_language',
        phone = p_values ->> 'phone',
        email = p_values ->> 'email',
        website = p_values ->> 'website',
        registration_number = p_values ->> 'registration_number',
        licence = p_values ->> 'licence'
     WHERE tenant_id = (SELECT id FROM tenants_tenant WHERE schema_name = session_user);
    RETURN FOUND;
END $$;
"""

ANNOUNCE = """
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON organisations_organisation
    FOR EACH ROW EXECUTE FUNCTION gate.announce_tenant();
"""

RIGHTS = """
REVOKE ALL ON FUNCTION gate.request_sign_up(text, text, text, text, text, text, text, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.confirm_sign_up(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.sign_up_progress(uuid) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.address_is_free(text, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.update_own_organisation(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.request_sign_up(text, text, text, text, text, text, text, text[]) TO router;
GRANT EXECUTE ON FUNCTION gate.confirm_sign_up(uuid) TO router;
GRANT EXECUTE ON FUNCTION gate.sign_up_progress(uuid) TO router;
GRANT EXECUTE ON FUNCTION gate.address_is_free(text, text[]) TO router;
GRANT EXECUTE ON FUNCTION gate.update_own_organisation(jsonb) TO tenant_login;
GRANT SELECT ON organisations_organisation TO router;
"""

UNDO = """
DROP TRIGGER announce ON organisations_organisation;
DROP FUNCTION gate.request_sign_up(text, text, text, text, text, text, text, text[]);
DROP FUNCTION gate.confirm_sign_up(uuid);
DROP FUNCTION gate.sign_up_progress(uuid);
DROP FUNCTION gate.address_is_free(text, text[]);
DROP FUNCTION gate.update_own_organisation(jsonb);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("tenants", "0002_announcements")]

    operations = [
        migrations.RunSQL([REQUEST, CONFIRM, PROGRESS, FREE, UPDATE_OWN, ANNOUNCE, RIGHTS], UNDO),
    ]
