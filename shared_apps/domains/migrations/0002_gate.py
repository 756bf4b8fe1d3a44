"""How a tenant's login claims, checks, chooses and gives up its own domains. Serving one is the provisioner's alone."""

from django.db import migrations

CLAIM = """
CREATE FUNCTION gate.claim_domain(p_domain text, p_token text, p_by text, p_most integer, p_expires_at timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    IF own IS NULL OR (SELECT count(*) FROM domains_domainclaim WHERE tenant_id = own AND domain <> p_domain) >= p_most THEN
        RETURN false;
    END IF;
    INSERT INTO domains_domainclaim
        (public_id, created_at, tenant_id, domain, token, claimed_by, state, due_at, expires_at)
    VALUES (gen_random_uuid(), now(), own, p_domain, p_token, left(p_by, 120), 'waiting', now(),
            least(p_expires_at, now() + interval '31 days'))
    ON CONFLICT (tenant_id, domain) DO NOTHING;
    NOTIFY vestibule_provisioner;
    RETURN true;
END $$;
"""

CHECK = """
CREATE FUNCTION gate.check_domain(p_domain text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE domains_domainclaim SET due_at = now()
     WHERE tenant_id = gate.own_tenant_id() AND domain = p_domain;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    NOTIFY vestibule_provisioner;
    RETURN true;
END $$;
"""

CHOOSE = """
CREATE FUNCTION gate.choose_primary_domain(p_domain text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    PERFORM 1 FROM tenants_domain WHERE tenant_id = own AND domain = p_domain FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    UPDATE tenants_domain SET is_primary = (domain = p_domain)
     WHERE tenant_id = own AND is_primary <> (domain = p_domain);
    RETURN true;
END $$;
"""

# The subdomain has no claim, so it can never be given up here.
RELEASE = """
CREATE FUNCTION gate.release_domain(p_domain text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    DELETE FROM domains_domainclaim WHERE tenant_id = own AND domain = p_domain;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    DELETE FROM tenants_domain WHERE tenant_id = own AND domain = p_domain;
    UPDATE tenants_domain SET is_primary = true
     WHERE id = (SELECT min(id) FROM tenants_domain WHERE tenant_id = own)
       AND NOT EXISTS (SELECT 1 FROM tenants_domain WHERE tenant_id = own AND is_primary);
    RETURN true;
END $$;
"""

RIGHTS = """
REVOKE ALL ON FUNCTION gate.claim_domain(text, text, text, integer, timestamptz) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.check_domain(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.choose_primary_domain(text) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.release_domain(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.claim_domain(text, text, text, integer, timestamptz) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.check_domain(text) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.choose_primary_domain(text) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.release_domain(text) TO tenant_login;
GRANT SELECT ON domains_domainclaim TO router;
"""

UNDO = """
DROP FUNCTION gate.release_domain(text);
DROP FUNCTION gate.choose_primary_domain(text);
DROP FUNCTION gate.check_domain(text);
DROP FUNCTION gate.claim_domain(text, text, text, integer, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("domains", "0001_initial"), ("branding", "0002_gate")]

    operations = [migrations.RunSQL([CLAIM, CHECK, CHOOSE, RELEASE, RIGHTS], UNDO)]
