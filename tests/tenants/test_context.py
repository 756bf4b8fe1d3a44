"""Who a statement runs as."""

import pytest
from django.db import connection, connections, transaction

from tenants.context import current_tenant, use_no_tenant, use_tenant
from tenants.errors import NoTenant, SwitchInsideTransaction


@pytest.mark.django_db
def test_statement_runs_as_the_tenants_own_login(alpha):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user, current_schema()")
        assert cursor.fetchone() == (alpha.schema, alpha.schema, alpha.schema)


@pytest.mark.django_db
def test_statement_without_a_tenant_is_an_error():
    with use_no_tenant(), pytest.raises(NoTenant), connection.cursor():
        pass


def test_context_has_no_default():
    with pytest.raises(NoTenant):
        current_tenant()


@pytest.mark.django_db
def test_tenant_cannot_change_inside_a_transaction(beta):
    with transaction.atomic(), use_tenant(beta), pytest.raises(SwitchInsideTransaction), connection.cursor():
        pass


@pytest.mark.django_db
def test_same_tenant_again_is_no_switch(alpha):
    with transaction.atomic(), use_tenant(alpha), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (alpha.schema,)


@pytest.mark.django_db
def test_router_reads_tenants_and_hosts():
    with connections["router"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tenants_domain WHERE domain = 'alpha.localhost'")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db
def test_a_test_may_visit_the_firm_next_door(alpha, beta):
    def who() -> str:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return cursor.fetchone()[0]

    assert who() == alpha.schema
    for _again in range(2):
        with use_tenant(beta):
            assert who() == beta.schema
        assert who() == alpha.schema
