"""Every process hears when a tenant, a host or a schema's fence changes, and drops what it remembers."""

from django.db import migrations

ANNOUNCE = """
CREATE FUNCTION gate.announce_tenant() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
    PERFORM pg_notify('vestibule_directory', coalesce(
        changed ->> 'schema_name',
        (SELECT schema_name FROM tenants_tenant WHERE id = (changed ->> 'tenant_id')::bigint),
        ''
    ));
    RETURN NULL;
END $$;
"""

TRIGGERS = """
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON tenants_tenant
    FOR EACH ROW EXECUTE FUNCTION gate.announce_tenant();
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON tenants_domain
    FOR EACH ROW EXECUTE FUNCTION gate.announce_tenant();
CREATE TRIGGER announce AFTER UPDATE OF failure ON tenants_schemaversion
    FOR EACH ROW WHEN (OLD.failure IS DISTINCT FROM NEW.failure) EXECUTE FUNCTION gate.announce_tenant();
"""

READS = "GRANT SELECT ON tenants_tenant, tenants_domain, tenants_schemaversion TO router;"


class Migration(migrations.Migration):
    dependencies = [("tenants", "0001_initial")]

    operations = [
        migrations.RunSQL([ANNOUNCE, TRIGGERS, READS], migrations.RunSQL.noop),
    ]
