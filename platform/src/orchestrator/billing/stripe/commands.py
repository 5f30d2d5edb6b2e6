"""Telling Stripe what to do. Every call has the idempotency key of a row of ours."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import islice

import stripe
from stripe.params.checkout import SessionCreateParams

from orchestrator.billing import policy
from orchestrator.billing.stripe.client import client
from orchestrator.billing.stripe.errors import ProviderRefused, told_in_our_words
from orchestrator.billing.stripe.mapping import session_seen
from orchestrator.billing.stripe.seen import SeenSession

MOST_LOOKED_THROUGH = 1000


def make_customer(*, name: str, email: str, ids: Mapping[str, str], key: str) -> str:
    """Make the customer; its id. *ids* go into its metadata, so that it is found again.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    params: stripe.params.CustomerCreateParams = {"name": name, "metadata": dict(ids)}
    if email:
        params["email"] = email
    with told_in_our_words():
        return client().v1.customers.create(params, {"idempotency_key": key}).id


def update_customer(customer_id: str, *, name: str, email: str) -> None:
    """Say what the customer is called now. The same again changes nothing, so it needs no key.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    with told_in_our_words():
        client().v1.customers.update(customer_id, {"name": name, "email": email})


def find_customer(*, op_id: str, made_after: datetime) -> str | None:
    """The customer that this operation has made already. Not by search, which is a minute late.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    since = int((made_after - timedelta(minutes=5)).timestamp())
    with told_in_our_words():
        first = client().v1.customers.list({"created": {"gte": since}, "limit": policy.PAGE})
        for found in islice(first.auto_paging_iter(), MOST_LOOKED_THROUGH):
            if found.metadata and "op_id" in found.metadata and found.metadata["op_id"] == op_id:
                return found.id
    return None


def open_session(
    *, customer: str, price: str, come_back: str, go_back: str, ids: Mapping[str, str], key: str
) -> SeenSession:
    """Open a hosted page on which *price* can be paid.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    params: SessionCreateParams = {
        "mode": "subscription",
        "customer": customer,
        "client_reference_id": ids["org_id"],
        "line_items": [{"price": price, "quantity": 1}],
        "success_url": come_back,
        "cancel_url": go_back,
        "metadata": dict(ids),
        "subscription_data": {"metadata": dict(ids)},
    }
    with told_in_our_words():
        return session_seen(client().v1.checkout.sessions.create(params, {"idempotency_key": key}))


def expire_session(session_id: str, *, key: str) -> None:
    """Close the page, so that it cannot be paid any more. One that is no longer open is left as it is.

    Raises:
        ProviderUnavailable
    """
    try:
        with told_in_our_words():
            client().v1.checkout.sessions.expire(session_id, {}, {"idempotency_key": key})
    except ProviderRefused:
        return  # paid or expired in the meantime; whoever asked looks at the session afterwards


def cancel_subscription(subscription_id: str) -> None:
    """End the subscription now. One that has ended is left as it is.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    try:
        with told_in_our_words():
            client().v1.subscriptions.cancel(subscription_id)
    except ProviderRefused as refusal:
        if refusal.reason != "resource_missing":
            raise
