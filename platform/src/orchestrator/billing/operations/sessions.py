"""What is known of a page on which was to be paid."""

from datetime import datetime
from uuid import UUID

from orchestrator.billing.models import Checkout, Operation, Subscription
from orchestrator.billing.models.subscription import LIVE
from orchestrator.billing.operations.owing import command, unfinished_step_of_buying
from orchestrator.billing.stripe.fetching import fetch_session
from orchestrator.billing.stripe.seen import SeenSession
from orchestrator.tenancy.acting import across_organisations, acting_for

STATES = {"open": Checkout.State.OPEN, "complete": Checkout.State.COMPLETED, "expired": Checkout.State.EXPIRED}


def look_at_session(*, session_id: str) -> SeenSession:
    """Ask the provider what became of the page, and keep the answer. Safe to repeat; a stranger's page is left alone.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    seen = fetch_session(session_id)
    with across_organisations(reason="a session of the provider to its organisation"):
        checkout = Checkout.objects.filter(session_id=session_id).first()
    if checkout is not None:
        with acting_for(checkout.organisation_id):
            keep_session(seen)
    return seen


def keep_session(seen: SeenSession) -> None:
    """An open page ends once, as completed or expired; what has ended stays so."""
    state = STATES.get(seen.status)
    if state in {Checkout.State.COMPLETED, Checkout.State.EXPIRED}:
        open_pages = Checkout.objects.filter(session_id=seen.id, state=Checkout.State.OPEN)
        open_pages.update(state=state, stripe_subscription_id=seen.subscription_id)


def is_settled(checkout: Checkout) -> bool:
    """Whether what was paid on the page has given access here."""
    paid = Subscription.objects.filter(stripe_id=checkout.stripe_subscription_id)
    return checkout.state == Checkout.State.COMPLETED and paid.exclude(activated_at=None).exists()


def paid_but_not_mirrored(organisation_id: UUID) -> bool:
    """Whether a page was paid whose subscription has not been read yet."""
    paid = Checkout.objects.filter(organisation_id=organisation_id, state=Checkout.State.COMPLETED)
    mirrored = Subscription.objects.filter(organisation_id=organisation_id).values("stripe_id")
    return paid.exclude(stripe_subscription_id="").exclude(stripe_subscription_id__in=mirrored).exists()


def close_page_of_payer(*, organisation_id: UUID, at: datetime) -> None:
    """Who has a live subscription must not pay a second: an open page is closed. The caller holds the organisation."""
    page = Checkout.objects.filter(organisation_id=organisation_id, state=Checkout.State.OPEN).first()
    live = Subscription.objects.filter(organisation_id=organisation_id, status__in=LIVE)
    if page is None or not live.exists() or unfinished_step_of_buying(organisation_id):
        return
    kind = Operation.Kind.EXPIRE_CHECKOUT
    command(organisation_id=organisation_id, kind=kind, subject=page.session_id, at=at)
