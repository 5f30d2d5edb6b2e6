"""What was seen at Stripe, in our words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.billing.models import Invoice, Status


@dataclass(frozen=True)
class SeenItem:
    """One line of a subscription: a price and its paid period."""

    price_id: str
    lookup_key: str
    period_start: datetime
    period_end: datetime


@dataclass(frozen=True)
class SeenSubscription:
    """``status`` is None when Stripe has a state that this release does not know."""

    id: str
    status: Status | None
    began_at: datetime
    items: tuple[SeenItem, ...]
    cancel_at_period_end: bool
    cancel_at: datetime | None
    ended_at: datetime | None
    operation_id: UUID | None


@dataclass(frozen=True)
class SeenInvoice:
    """``total`` is minor units (cents), ``currency`` ISO 4217 in capitals."""

    id: str
    subscription_id: str
    number: str
    status: Invoice.Status
    total: int
    currency: str
    period_start: datetime
    period_end: datetime
    hosted_invoice_url: str
    created_at: datetime
    paid_at: datetime | None


@dataclass(frozen=True)
class SeenCustomer:
    """A customer with all that the mirror shows. ``organisation_id`` is what we wrote into its metadata."""

    id: str
    organisation_id: UUID | None
    is_deleted: bool
    subscriptions: tuple[SeenSubscription, ...]
    invoices: tuple[SeenInvoice, ...]


@dataclass(frozen=True)
class SeenSession:
    """A hosted page: ``open``, ``complete`` or ``expired``; its address while it is open."""

    id: str
    status: str
    url: str
    customer_id: str
    subscription_id: str
