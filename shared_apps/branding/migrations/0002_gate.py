"""How a tenant's login reads and writes its own draft, publishes it, and adds images: nothing else in public.

Every process hears of a new version and reads again."""

from django.db import migrations

OWN = """
CREATE FUNCTION gate.own_tenant_id() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT id FROM tenants_tenant WHERE schema_name = session_user
$$;
"""

READ_DRAFT = """
CREATE FUNCTION gate.branding_draft() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT values FROM branding_branddraft WHERE tenant_id = gate.own_tenant_id()
$$;
"""

SAVE_DRAFT = """
CREATE FUNCTION gate.save_branding_draft(p_values jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO branding_branddraft (tenant_id, values, changed_at)
    SELECT gate.own_tenant_id(), p_values, now() WHERE gate.own_tenant_id() IS NOT NULL
    ON CONFLICT (tenant_id) DO UPDATE SET values = excluded.values, changed_at = now();
    RETURN FOUND;
END $$;
"""

DISCARD_DRAFT = """
CREATE FUNCTION gate.discard_branding_draft() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM branding_branddraft WHERE tenant_id = gate.own_tenant_id();
    RETURN FOUND;
END $$;
"""

# The draft fills the columns of the same name; who owns the version and which one it is are not the draft's to say.
PUBLISH = """
CREATE FUNCTION gate.publish_branding(p_by text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
    draft jsonb;
    next_number integer;
BEGIN
    SELECT values INTO draft FROM branding_branddraft WHERE tenant_id = own FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(max(number), 0) + 1 INTO next_number FROM branding_brandversion WHERE tenant_id = own;
    INSERT INTO branding_brandversion
    SELECT (jsonb_populate_record(NULL::branding_brandversion, draft || jsonb_build_object(
        'id', nextval(pg_get_serial_sequence('branding_brandversion', 'id')),
        'public_id', gen_random_uuid(), 'created_at', now(), 'tenant_id', own, 'number', next_number,
        'published_by', left(p_by, 120)))).*;
    DELETE FROM branding_branddraft WHERE tenant_id = own;
    RETURN next_number;
END $$;
"""

# Images that neither the draft nor a version names go when the next one comes, once they are a day old.
ADD_IMAGE = """
CREATE FUNCTION gate.add_brand_image(
    p_digest text, p_kind text, p_content_type text, p_width integer, p_height integer, p_content bytea
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    IF own IS NULL OR p_digest <> encode(sha256(p_content), 'hex') OR length(p_content) > 6291456
       OR p_content_type NOT IN ('image/png', 'image/webp') THEN
        RETURN false;
    END IF;
    DELETE FROM branding_brandimage i
     WHERE i.tenant_id = own AND i.created_at < now() - interval '1 day'
       AND NOT EXISTS (SELECT 1 FROM branding_branddraft d WHERE d.tenant_id = own AND d.values::text LIKE '%' || i.digest || '%')
       AND NOT EXISTS (SELECT 1 FROM branding_brandversion v WHERE v.tenant_id = own
                        AND i.digest IN (v.logo, v.header_logo, v.header_image, v.favicon));
    IF (SELECT count(*) FROM branding_brandimage WHERE tenant_id = own) >= 200 THEN
        RETURN false;
    END IF;
    INSERT INTO branding_brandimage (public_id, created_at, tenant_id, digest, kind, content_type, width, height, content)
    VALUES (gen_random_uuid(), now(), own, p_digest, p_kind, p_content_type, p_width, p_height, p_content)
    ON CONFLICT (tenant_id, digest) DO NOTHING;
    RETURN true;
END $$;
"""

ANNOUNCE = """
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON branding_brandversion
    FOR EACH ROW EXECUTE FUNCTION gate.announce_tenant();
"""

RIGHTS = """
REVOKE ALL ON FUNCTION gate.own_tenant_id() FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.branding_draft() FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.save_branding_draft(jsonb) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.discard_branding_draft() FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.publish_branding(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.add_brand_image(text, text, text, integer, integer, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.branding_draft() TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.save_branding_draft(jsonb) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.discard_branding_draft() TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.publish_branding(text) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.add_brand_image(text, text, text, integer, integer, bytea) TO tenant_login;
GRANT SELECT ON branding_brandversion, branding_brandimage TO router;
"""

UNDO = """
DROP TRIGGER announce ON branding_brandversion;
DROP FUNCTION gate.add_brand_image(text, text, text, integer, integer, bytea);
DROP FUNCTION gate.publish_branding(text);
DROP FUNCTION gate.discard_branding_draft();
DROP FUNCTION gate.save_branding_draft(jsonb);
DROP FUNCTION gate.branding_draft();
DROP FUNCTION gate.own_tenant_id();
"""


class Migration(migrations.Migration):
    dependencies = [("branding", "0001_initial"), ("tenants", "0002_announcements")]

    operations = [
        migrations.RunSQL([OWN, READ_DRAFT, SAVE_DRAFT, DISCARD_DRAFT, PUBLISH, ADD_IMAGE, ANNOUNCE, RIGHTS], UNDO),
    ]
