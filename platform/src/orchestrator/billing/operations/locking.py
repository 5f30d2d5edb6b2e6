"""One at a time for each organisation, and the database's clock. Locks are held over no call to the outside."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from orchestrator.billing.models import Customer
from orchestrator.organisations.models import Organisation


def lock_organisation(organisation_id: UUID) -> Organisation:
    """All writes of billing for one organisation wait for each other here. Others may still refer to its row.

    Raises:
        Organisation.DoesNotExist
    """
    return Organisation.objects.select_for_update(no_key=True, of=("self",)).get(pk=organisation_id)


def customer_row(organisation_id: UUID) -> Customer:
    """The organisation's customer, made when there is none. The caller holds the organisation."""
    customer, _ = Customer.objects.get_or_create(organisation_id=organisation_id)
    return customer


def database_now() -> datetime:
    """The one clock that all processes share, at this very moment and not at the transaction's beginning."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (found,) = cursor.fetchone()
    assert isinstance(found, datetime)
    return found
