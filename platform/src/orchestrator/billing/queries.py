"""Reads of billing. The caller acts for the organisation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from orchestrator.billing.models import Invoice, Subscription
from orchestrator.billing.models.subscription import LIVE
from orchestrator.entitlements.catalogue import Plan
from orchestrator.entitlements.models import Source
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.kit.time import Period

WITHOUT_SUBSCRIPTION = {Source.TRIAL.value: "trialing", Source.MANUAL.value: "active"}


@dataclass(frozen=True)
class CurrentSubscription:
    """What an organisation has now, and why. ``status`` is a subscription's, or ``free``.

    ``ends_at`` is when what it has now ends by itself; None when it goes on.
    """

    plan: Plan
    source: str
    status: str
    interval: str | None
    period: Period | None
    ends_at: datetime | None
    cancel_at_period_end: bool
    reason: str


def live_subscription_of(*, organisation_id: UUID) -> Subscription | None:
    """There is at most one; a surplus one that is being cancelled is not it."""
    return Subscription.objects.filter(organisation_id=organisation_id, status__in=LIVE, surplus=False).first()


def current_subscription(*, organisation_id: UUID, at: datetime) -> CurrentSubscription:
    """Always an answer: without a subscription it is the trial, staff's gift, or the free plan."""
    entitlement = entitlement_of(organisation_id=organisation_id, at=at)
    live = live_subscription_of(organisation_id=organisation_id)
    pays = live is not None and entitlement.source == Source.SUBSCRIPTION
    start, end = entitlement.starts_at, entitlement.ends_at
    if live is not None:
        start, end = live.period_start, live.period_end
    return CurrentSubscription(
        plan=entitlement.plan,
        source=entitlement.source,
        status=live.status if live else WITHOUT_SUBSCRIPTION.get(entitlement.source, "free"),
        interval=(live.interval or None) if live else None,
        period=Period(start, end) if start and end else None,
        ends_at=_end_of(live) if live and pays else entitlement.ends_at,
        cancel_at_period_end=live.cancel_at_period_end if live else False,
        reason=entitlement.reason,
    )


def _end_of(live: Subscription) -> datetime | None:
    return live.cancel_at or (live.period_end if live.cancel_at_period_end else None)


def invoices_of(*, organisation_id: UUID) -> QuerySet[Invoice]:
    """The newest first; drafts are not yet anybody's business."""
    mine = Invoice.objects.filter(organisation_id=organisation_id).exclude(status=Invoice.Status.DRAFT)
    return mine.order_by("-created_at", "-pk")
