"""Bringing the mirror to what the provider says: read everything of a customer, then write it, or leave it.

Why no lock is held while reading: a change at the provider is followed by a notice, whose reading begins after the
change. A reading that began earlier than the one that the mirror shows is dropped. So what stands at last was read
after the last change, in whatever order and however often the notices came.
"""

from datetime import datetime
from uuid import UUID

import structlog

from orchestrator.billing.models import Customer
from orchestrator.billing.operations.locking import customer_row, database_now, lock_organisation
from orchestrator.billing.operations.mirroring_invoices import mirror_invoices
from orchestrator.billing.operations.mirroring_subscriptions import mirror_subscriptions
from orchestrator.billing.operations.sessions import close_page_of_payer
from orchestrator.billing.stripe.fetching import fetch_customer
from orchestrator.billing.stripe.seen import SeenCustomer
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import across_organisations, acting_for

log = structlog.get_logger(__name__)


def sync_customer(*, customer_id: str) -> None:
    """Mirror the customer's subscriptions and invoices, and grant what they pay for. Safe to repeat, in any order.

    Takes no transaction of the caller's. A customer that is none of ours is left alone.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    began = database_now()
    seen = fetch_customer(customer_id)
    organisation_id = _organisation_of(seen)
    if organisation_id is None:
        log.warning("customer_is_not_ours", customer=customer_id)
        return
    with acting_for(organisation_id):
        lock_organisation(organisation_id)
        _mirror(seen, customer=customer_row(organisation_id), began=began)


def is_read_since(*, customer_id: str, moment: datetime) -> bool:
    """Whether the mirror shows a reading of the customer that began after *moment* (the database's clock)."""
    with across_organisations(reason="a customer of the provider to its organisation"):
        return Customer.objects.filter(stripe_customer_id=customer_id, fetch_started_at__gt=moment).exists()


def _organisation_of(seen: SeenCustomer) -> UUID | None:
    """By our own row; else by what we wrote into the customer, whose notice may be faster than our commit."""
    with across_organisations(reason="a customer of the provider to its organisation"):
        known = Customer.objects.filter(stripe_customer_id=seen.id).values_list("organisation_id", flat=True).first()
        if known is not None or seen.organisation_id is None:
            return known
        return Organisation.objects.filter(pk=seen.organisation_id).values_list("pk", flat=True).first()


def _mirror(seen: SeenCustomer, *, customer: Customer, began: datetime) -> None:
    if customer.stripe_customer_id not in {None, seen.id}:
        log.error("organisation_is_two_customers", kept=customer.stripe_customer_id, other=seen.id)
        return
    if customer.fetch_started_at is not None and customer.fetch_started_at >= began:
        return
    customer.stripe_customer_id, customer.fetch_started_at = seen.id, began
    customer.save()
    mirror_subscriptions(seen, organisation_id=customer.organisation_id, began=began)
    mirror_invoices(seen, organisation_id=customer.organisation_id)
    close_page_of_payer(organisation_id=customer.organisation_id, at=began)
