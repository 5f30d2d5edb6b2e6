"""Stripe's objects turned into ours: every status by name, and nothing guessed."""

from datetime import UTC, datetime
from uuid import UUID

import stripe
import structlog
from stripe._stripe_object import UntypedStripeObject
from stripe.checkout import Session

from orchestrator.billing.models import Invoice, Status
from orchestrator.billing.stripe.seen import SeenInvoice, SeenItem, SeenSession, SeenSubscription

log = structlog.get_logger(__name__)

STATUSES = {
    "incomplete": Status.INCOMPLETE,
    "incomplete_expired": Status.INCOMPLETE_EXPIRED,
    "trialing": Status.TRIALING,
    "active": Status.ACTIVE,
    "past_due": Status.PAST_DUE,
    "unpaid": Status.UNPAID,
    "paused": Status.PAUSED,
    "canceled": Status.CANCELED,
}
INVOICE_STATUSES = {
    "draft": Invoice.Status.DRAFT,
    "open": Invoice.Status.OPEN,
    "paid": Invoice.Status.PAID,
    "void": Invoice.Status.VOID,
    "uncollectible": Invoice.Status.UNCOLLECTIBLE,
}


def subscription_seen(found: stripe.Subscription) -> SeenSubscription:
    """The period stands on each item; the subscription itself has none since 2025-03-31."""
    status = STATUSES.get(found.status)
    if status is None:
        log.warning("unknown_subscription_status", status=found.status, subscription=found.id)
    return SeenSubscription(
        id=found.id,
        status=status,
        began_at=moment(found.created),
        items=tuple(_item(item) for item in found.items.data),
        cancel_at_period_end=found.cancel_at_period_end,
        cancel_at=_maybe(found.cancel_at),
        ended_at=_maybe(found.ended_at),
        operation_id=uuid_in(found.metadata, "op_id"),
    )


def _item(item: stripe.SubscriptionItem) -> SeenItem:
    return SeenItem(
        price_id=item.price.id,
        lookup_key=item.price.lookup_key or "",
        period_start=moment(item.current_period_start),
        period_end=moment(item.current_period_end),
    )


def invoice_seen(found: stripe.Invoice) -> SeenInvoice | None:
    """None for a draft without a status, and for a state that this release does not know."""
    status = INVOICE_STATUSES.get(found.status or "")
    if status is None:
        log.warning("unknown_invoice_status", status=found.status, invoice=found.id)
        return None
    details = found.parent.subscription_details if found.parent else None
    paid = status is Invoice.Status.PAID
    return SeenInvoice(
        id=found.id,
        subscription_id=id_of(details.subscription) if details else "",
        number=found.number or "",
        status=status,
        total=found.total,
        currency=found.currency.upper(),
        period_start=moment(found.period_start),
        period_end=moment(found.period_end),
        hosted_invoice_url=found.hosted_invoice_url or "",
        created_at=moment(found.created),
        paid_at=moment(found.status_transitions.paid_at or found.created) if paid else None,
    )


def session_seen(found: Session) -> SeenSession:
    return SeenSession(
        id=found.id,
        status=found.status or "",
        url=found.url or "",
        customer_id=id_of(found.customer),
        subscription_id=id_of(found.subscription),
    )


def moment(seconds: int) -> datetime:
    """Stripe's seconds as UTC."""
    return datetime.fromtimestamp(seconds, tz=UTC)


def _maybe(seconds: int | None) -> datetime | None:
    return None if seconds is None else moment(seconds)


def id_of(reference: "str | stripe.Customer | stripe.Subscription | None") -> str:
    """The id, whether Stripe has expanded the object or not."""
    if reference is None:
        return ""
    return reference if isinstance(reference, str) else reference.id


def uuid_in(metadata: "UntypedStripeObject[str] | None", name: str) -> UUID | None:
    """The id of ours that we wrote into *metadata*; None when somebody else wrote there."""
    if metadata is None or name not in metadata:
        return None
    try:
        return UUID(metadata[name])
    except ValueError:
        return None
