"""Asking Stripe what is."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

import stripe

from orchestrator.billing import policy
from orchestrator.billing.stripe.client import client
from orchestrator.billing.stripe.errors import told_in_our_words
from orchestrator.billing.stripe.mapping import invoice_seen, session_seen, subscription_seen, uuid_in
from orchestrator.billing.stripe.seen import SeenCustomer, SeenSession


def fetch_customer(customer_id: str) -> SeenCustomer:
    """The customer with all its subscriptions, canceled ones too, and its newest invoices.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    with told_in_our_words():
        found = client().v1.customers.retrieve(customer_id)
        if getattr(found, "deleted", False):
            return SeenCustomer(customer_id, None, is_deleted=True, subscriptions=(), invoices=())
        return SeenCustomer(
            id=customer_id,
            organisation_id=uuid_in(found.metadata, "org_id"),
            is_deleted=False,
            subscriptions=tuple(subscription_seen(each) for each in _subscriptions(customer_id)),
            invoices=tuple(seen for each in _invoices(customer_id) if (seen := invoice_seen(each))),
        )


def _subscriptions(customer_id: str) -> Iterator[stripe.Subscription]:
    """Without ``status=all`` the canceled ones are hidden."""
    first = client().v1.subscriptions.list({"customer": customer_id, "status": "all", "limit": policy.PAGE})
    return iter(first.auto_paging_iter())


def _invoices(customer_id: str) -> Iterator[stripe.Invoice]:
    first = client().v1.invoices.list({"customer": customer_id, "limit": policy.PAGE})
    return islice(first.auto_paging_iter(), policy.INVOICES_READ)


def fetch_session(session_id: str) -> SeenSession:
    """The checkout session.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    with told_in_our_words():
        return session_seen(client().v1.checkout.sessions.retrieve(session_id))


def customer_of(object_type: str, object_id: str) -> str:
    """Whose the object is, for a notice that names only the object; empty when it is nobody's.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    with told_in_our_words():
        match object_type:
            case "customer":
                return object_id
            case "subscription":
                customer = client().v1.subscriptions.retrieve(object_id).customer
            case "invoice":
                found = client().v1.invoices.retrieve(object_id).customer
                if found is None:
                    return ""
                customer = found
            case "checkout.session":
                return fetch_session(object_id).customer_id
            case _:
                return ""
        return customer if isinstance(customer, str) else customer.id


def page_of_events(*, since: datetime, after: str) -> tuple[list[stripe.Event], bool]:
    """One page of what happened since then, newest first, and whether there are more.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    params: stripe.params.EventListParams = {"created": {"gte": int(since.timestamp())}, "limit": policy.PAGE}
    if after:
        params["starting_after"] = after
    with told_in_our_words():
        page = client().v1.events.list(params)
        return page.data, page.has_more
