"""What happens in billing. Amounts are minor units (cents); times are UTC."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from orchestrator.events.event import Event


@dataclass(frozen=True, kw_only=True)
class CheckoutStarted(Event):
    """A person was sent to the page on which *plan* (a code) can be paid."""

    name = "billing.checkout_started"

    plan: str
    interval: str


@dataclass(frozen=True, kw_only=True)
class SubscriptionActivated(Event):
    """A subscription gives access for the first time."""

    name = "billing.subscription_activated"

    subscription_id: UUID
    plan: str
    interval: str
    period_end: datetime | None


@dataclass(frozen=True, kw_only=True)
class SubscriptionChanged(Event):
    """A running subscription has another status, plan or interval, or ends at another time than before."""

    name = "billing.subscription_changed"

    subscription_id: UUID
    plan: str
    interval: str
    status: str
    status_before: str
    cancel_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SubscriptionEnded(Event):
    """A subscription that gave access is over."""

    name = "billing.subscription_ended"

    subscription_id: UUID
    plan: str
    ended_at: datetime


@dataclass(frozen=True, kw_only=True)
class InvoicePaid(Event):
    """An invoice is paid."""

    name = "billing.invoice_paid"

    invoice_id: UUID
    amount: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class SurplusSubscriptionFound(Event):
    """Two pages were paid; this subscription is the second, and is being cancelled."""

    name = "billing.surplus_subscription_found"

    subscription_id: UUID
