"""Writing down the subscriptions that were seen, and granting or withdrawing what they give."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from orchestrator.billing.access import access_given_by
from orchestrator.billing.events import (
    SubscriptionActivated,
    SubscriptionChanged,
    SubscriptionEnded,
    SurplusSubscriptionFound,
)
from orchestrator.billing.models import Checkout, Operation, Price, Status, Subscription
from orchestrator.billing.models.subscription import ENDED, LIVE
from orchestrator.billing.operations.owing import command
from orchestrator.billing.stripe.seen import SeenCustomer, SeenItem, SeenSubscription
from orchestrator.entitlements.models import Source
from orchestrator.entitlements.operations import grant, withdraw
from orchestrator.events.operations import publish

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Before:
    """What of a subscription is worth telling when it changes."""

    status: str
    plan: str
    interval: str
    cancel_at: datetime | None
    was_active: bool
    had_ended: bool
    was_surplus: bool

    @classmethod
    def of(cls, row: Subscription) -> "Before":
        return cls(
            status=row.status,
            plan=row.plan,
            interval=row.interval,
            cancel_at=row.cancel_at,
            was_active=row.activated_at is not None,
            had_ended=row.has_ended,
            was_surplus=row.surplus,
        )


def mirror_subscriptions(seen: SeenCustomer, *, organisation_id: UUID, began: datetime) -> None:
    """The caller holds the organisation, and this is its newest reading (begun at *began*)."""
    known = {row.stripe_id: row for row in Subscription.objects.filter(organisation_id=organisation_id)}
    if seen.is_deleted:
        for row in known.values():
            if not row.has_ended:
                _write(row, Before.of(row), ended_at=began, began=began)
        return
    kept = _the_one_that_is_kept(seen.subscriptions, known)
    # First those that are not live, so that one which has ended makes room for its successor.
    for each in sorted(seen.subscriptions, key=lambda each: each.status in LIVE and each.id == kept):
        row = known.get(each.id) or _new_row(each, organisation_id)
        if each.status is None or (row.has_ended and each.status not in ENDED):
            continue  # an unknown state keeps the last decision; what has ended never revives
        before = Before.of(row)
        _take_over(row, each, began=began)
        row.surplus = row.is_live and each.id != kept
        _write(row, before, ended_at=each.ended_at, began=began, operation_id=each.operation_id)


def _the_one_that_is_kept(seen: tuple[SeenSubscription, ...], known: dict[str, Subscription]) -> str | None:
    """Of several live ones, the one that we have; else the oldest. A surplus one is never promoted."""

    def rank(each: SeenSubscription) -> tuple[bool, datetime, str]:
        row = known.get(each.id)
        return (row is None or not row.is_live, each.began_at, each.id)

    surplus = {stripe_id for stripe_id, row in known.items() if row.surplus}
    live = [each for each in seen if each.status in LIVE and each.id not in surplus]
    return min(live, key=rank).id if live else None


def _new_row(each: SeenSubscription, organisation_id: UUID) -> Subscription:
    """Status ``incomplete`` until it is taken over: it has given nothing yet."""
    return Subscription(
        organisation_id=organisation_id, stripe_id=each.id, status=Status.INCOMPLETE, began_at=each.began_at
    )


def _take_over(row: Subscription, each: SeenSubscription, *, began: datetime) -> None:
    assert each.status is not None
    row.status = each.status
    row.cancel_at_period_end, row.cancel_at = each.cancel_at_period_end, each.cancel_at
    if each.status is not Status.PAST_DUE:
        row.past_due_since = None
    elif row.past_due_since is None:
        row.past_due_since = began
    found = _item_of_ours(each.items)
    if found is None:
        log.error("subscription_has_no_price_of_ours", subscription=each.id)
        return
    item, price = found
    row.plan, row.plan_version, row.interval = price.plan, price.version, price.interval
    row.period_start, row.period_end = item.period_start, item.period_end


def _item_of_ours(items: tuple[SeenItem, ...]) -> tuple[SeenItem, Price] | None:
    """The line that is a plan; there may be others beside it."""
    for item in items:
        by_id = Price.objects.filter(stripe_price_id=item.price_id).first()
        price = by_id or Price.objects.filter(lookup_key=item.lookup_key).first()
        if price is not None:
            return item, price
    return None


def _write(
    row: Subscription,
    before: Before,
    *,
    ended_at: datetime | None,
    began: datetime,
    operation_id: UUID | None = None,
) -> None:
    if row.status in ENDED or ended_at is not None:
        row.ended_at = row.ended_at or ended_at or began
        row.status = row.status if row.status in ENDED else Status.CANCELED
    access = access_given_by(row)
    if access is not None and row.activated_at is None:
        row.activated_at = began
    row.fetch_started_at = began
    row.save()
    _grant(row, began=began)
    _tell(row, before, actor_id=_complete_checkout(row, operation_id))
    if row.surplus and not before.was_surplus:
        _undo_surplus(row, began=began)


def _grant(row: Subscription, *, began: datetime) -> None:
    access = access_given_by(row)
    if access is None:
        withdraw(organisation_id=row.organisation_id, source=Source.SUBSCRIPTION, source_id=str(row.pk), at=began)
        return
    grant(
        organisation_id=row.organisation_id,
        plan=row.plan,
        source=Source.SUBSCRIPTION,
        source_id=str(row.pk),
        starts_at=min(access.start, began),  # the provider's clock may be ahead of ours
        ends_at=access.end,
        at=began,
    )


def _complete_checkout(row: Subscription, operation_id: UUID | None) -> UUID | None:
    """The page that led here is completed; who had chosen the plan on it."""
    if operation_id is None:
        return None
    pages = Checkout.objects.filter(organisation_id=row.organisation_id, operation_id=operation_id)
    pages.filter(state=Checkout.State.OPEN).update(state=Checkout.State.COMPLETED, stripe_subscription_id=row.stripe_id)
    return pages.values_list("actor_id", flat=True).first()


def _tell(row: Subscription, before: Before, *, actor_id: UUID | None) -> None:
    about: dict[str, UUID] = {"organisation_id": row.organisation_id, "subscription_id": row.pk}
    if row.activated_at is not None and not before.was_active:
        publish(
            SubscriptionActivated(
                **about, actor_id=actor_id, plan=row.plan, interval=row.interval, period_end=row.period_end
            )
        )
    elif row.ended_at is not None and row.activated_at is not None and not before.had_ended:
        publish(SubscriptionEnded(**about, plan=row.plan, ended_at=row.ended_at))
    elif row.activated_at is not None and _differs(row, before):
        publish(
            SubscriptionChanged(
                **about,
                plan=row.plan,
                interval=row.interval,
                status=row.status,
                status_before=before.status,
                cancel_at=row.cancel_at,
            )
        )


def _differs(row: Subscription, before: Before) -> bool:
    now = (row.status, row.plan, row.interval, row.cancel_at)
    return now != (before.status, before.plan, before.interval, before.cancel_at)


def _undo_surplus(row: Subscription, *, began: datetime) -> None:
    """Two pages were paid: the second subscription is cancelled, and staff sees the fact."""
    log.error("surplus_subscription", organisation_id=str(row.organisation_id), subscription=row.stripe_id)
    publish(SurplusSubscriptionFound(organisation_id=row.organisation_id, subscription_id=row.pk))
    kind = Operation.Kind.CANCEL_SUBSCRIPTION
    command(organisation_id=row.organisation_id, kind=kind, subject=row.stripe_id, at=began)
