"""What the web may read of the help, and how a tenant's login gives a verdict and hands a question over."""

from django.db import migrations

RATE = """
CREATE FUNCTION gate.rate_article(p_article uuid, p_language text, p_reader text, p_is_helpful boolean, p_remark text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    INSERT INTO help_verdict (public_id, created_at, tenant_id, article_id, language, reader, is_helpful, remark)
    SELECT gen_random_uuid(), now(), own, id, left(p_language, 8), left(p_reader, 64), p_is_helpful, left(p_remark, 1000)
      FROM help_article WHERE public_id = p_article AND is_current AND own IS NOT NULL
    ON CONFLICT (tenant_id, article_id, reader) DO UPDATE
       SET is_helpful = excluded.is_helpful, remark = excluded.remark, language = excluded.language,
           created_at = excluded.created_at;
    RETURN FOUND;
END $$;
"""

# At most so many questions wait for us that one firm asked: more is a mistake or mischief.
ASK = """
CREATE FUNCTION gate.ask_customer_success(
    p_question uuid, p_asked_by text, p_language text, p_body text, p_exchange jsonb, p_most integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own bigint := gate.own_tenant_id();
BEGIN
    IF own IS NULL
       OR (SELECT count(*) FROM help_question WHERE tenant_id = own AND replied_at IS NULL) >= least(p_most, 50) THEN
        RETURN false;
    END IF;
    INSERT INTO help_question
        (public_id, created_at, tenant_id, asked_by, language, body, exchange, reply, replied_by, failures)
    VALUES (p_question, now(), own, left(p_asked_by, 120), left(p_language, 8), left(p_body, 2000), p_exchange, '', '', 0);
    RETURN true;
END $$;
"""

RIGHTS = """
REVOKE ALL ON FUNCTION gate.rate_article(uuid, text, text, boolean, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION gate.ask_customer_success(uuid, text, text, text, jsonb, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.rate_article(uuid, text, text, boolean, text) TO tenant_login;
GRANT EXECUTE ON FUNCTION gate.ask_customer_success(uuid, text, text, text, jsonb, integer) TO tenant_login;
GRANT SELECT ON help_article, help_articletext, help_term TO router;
"""

UNDO = """
DROP FUNCTION gate.ask_customer_success(uuid, text, text, text, jsonb, integer);
DROP FUNCTION gate.rate_article(uuid, text, text, boolean, text);
"""


class Migration(migrations.Migration):
    dependencies = [("help", "0001_initial"), ("branding", "0002_gate")]

    operations = [migrations.RunSQL([RATE, ASK, RIGHTS], UNDO)]
