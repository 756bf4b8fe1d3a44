"""Prospects with what the firm decided about them."""

from tenant_apps.customers.models import Customer
from tenant_apps.prospects.models import Registration


def registration(customer: Customer, **facts: object) -> Registration:
    """What is on file about taking the customer on."""
    return Registration.objects.create(customer=customer, **facts)
