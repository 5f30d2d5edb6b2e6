"""From "choose this plan" to the page on which it is paid."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from orchestrator.accounts.queries import person
from orchestrator.billing.models import Checkout, Operation, Price, Subscription
from orchestrator.billing.models.subscription import LIVE
from orchestrator.billing.operations.commanding import perform
from orchestrator.billing.operations.locking import customer_row, lock_organisation
from orchestrator.billing.operations.owing import command, unfinished_step_of_buying
from orchestrator.billing.operations.sessions import look_at_session, paid_but_not_mirrored
from orchestrator.billing.operations.syncing import sync_customer
from orchestrator.billing.policy import MOST_STEPS
from orchestrator.billing.stripe.client import client
from orchestrator.billing.stripe.errors import ProviderRefused, ProviderUnavailable
from orchestrator.entitlements.catalogue import Interval, catalogue
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import Invalid, NotPossibleNow
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import acting_for

log = structlog.get_logger(__name__)


class PlanNotSold(Invalid):
    """The plan costs nothing, or cannot be had for this interval."""

    code = "plan_not_sold"


class NotYetSold(NotPossibleNow):
    """The catalogue has not reached the payment provider."""

    code = "plan_not_yet_sold"
    status = 503


class AlreadySubscribed(NotPossibleNow):
    """The organisation has a running subscription already; change that one."""

    code = "already_subscribed"


@dataclass(frozen=True)
class Buyer:
    """Who buys what, for whom, and when."""

    organisation_id: UUID
    actor_id: UUID
    price: Price
    at: datetime


@dataclass(frozen=True)
class Command:
    """The next thing to do is to carry this out."""

    operation_id: UUID


@dataclass(frozen=True)
class Sync:
    """The next thing to do is to read what was paid."""

    customer_id: str


def start_checkout(*, organisation_id: UUID, plan: str, interval: Interval, actor_id: UUID, at: datetime) -> Checkout:
    """The open page for *plan*; one that is open already is given again, and one for another plan is closed first.

    Goes step by step, each under a lock and written down before it is said to the provider; so two tabs, a lost
    answer and a restart all end on the same page. Takes no transaction of the caller's.

    Raises:
        UnknownPlan, PlanNotSold, NotYetSold, NoPaymentProvider, AlreadySubscribed
        ProviderUnavailable, ProviderRefused: nothing is lost, the next try goes on from there.
    """
    price = price_for(plan=plan, interval=interval)
    buyer = Buyer(organisation_id, actor_id, price, at)
    refusals = 0
    for _ in range(MOST_STEPS):
        match _next_step(buyer):
            case Checkout() as page:
                if look_at_session(session_id=page.session_id).status == "open":
                    return page
            case Sync(customer_id):
                sync_customer(customer_id=customer_id)
            case Command(operation_id):
                try:
                    perform(operation_id=operation_id, at=at)
                except ProviderRefused:
                    refusals += 1
                    if refusals > 1:  # the first may have been left behind by an earlier try
                        raise
    log.error("checkout_does_not_open", organisation_id=str(organisation_id), plan=plan)
    raise ProviderUnavailable


def price_for(*, plan: str, interval: Interval) -> Price:
    """What the catalogue sells now, at the provider.

    Raises:
        UnknownPlan, PlanNotSold, NotYetSold, NoPaymentProvider
    """
    chosen = catalogue().plan(plan)
    if not chosen.prices.get(interval):
        raise PlanNotSold(f"{chosen.name} cannot be bought per {interval}.")
    client()
    price = Price.objects.filter(plan=plan, version=chosen.version, interval=interval, active=True).first()
    if price is None:
        log.error("plan_is_not_at_the_provider", plan=plan, interval=interval, remedy="run sync_plans")
        raise NotYetSold(f"{chosen.name} cannot be bought yet. Please try again later.")
    return price


def _next_step(buyer: Buyer) -> Checkout | Command | Sync:
    with acting_for(buyer.organisation_id):
        organisation = lock_organisation(buyer.organisation_id)
        if Subscription.objects.filter(organisation=organisation, status__in=LIVE).exists():
            raise AlreadySubscribed(
                "This organisation has a running subscription. Changing its plan here is not possible yet; "
                "please contact us and we will change it for you."
            )
        unfinished = unfinished_step_of_buying(organisation.pk)
        if unfinished is not None:
            return Command(unfinished.pk)
        customer = customer_row(organisation.pk)
        if customer.stripe_customer_id is None:
            return _make_customer(buyer, organisation)
        if paid_but_not_mirrored(organisation.pk):
            return Sync(customer.stripe_customer_id)
        page = Checkout.objects.filter(organisation=organisation, state=Checkout.State.OPEN).first()
        if page is None:
            return _open_checkout(buyer, organisation, customer.stripe_customer_id)
        if page.price_id != buyer.price.pk:
            return _command(buyer, Operation.Kind.EXPIRE_CHECKOUT, page.session_id, {})
        return page


def _make_customer(buyer: Buyer, organisation: Organisation) -> Command:
    email = organisation.billing_email or person(person_id=buyer.actor_id).email
    return _command(buyer, Operation.Kind.MAKE_CUSTOMER, "", {"name": organisation.name, "email": email})


def _open_checkout(buyer: Buyer, organisation: Organisation, customer_id: str) -> Command:
    portal = f"{conf().site_url}/{organisation.slug}"
    params = {
        "customer": customer_id,
        "price": buyer.price.stripe_price_id,
        "come_back": f"{portal}/billing/return?session_id={{CHECKOUT_SESSION_ID}}",
        "go_back": f"{portal}/plans",
    }
    return _command(buyer, Operation.Kind.OPEN_CHECKOUT, buyer.price.lookup_key, params)


def _command(buyer: Buyer, kind: Operation.Kind, subject: str, params: dict[str, str]) -> Command:
    made = command(
        organisation_id=buyer.organisation_id,
        kind=kind,
        subject=subject,
        params=params,
        actor_id=buyer.actor_id,
        at=buyer.at,
        by_request=True,
    )
    return Command(made.pk)
