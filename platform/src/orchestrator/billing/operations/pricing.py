"""Bringing the catalogue's prices to the provider, and their ids here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from orchestrator.billing.models import Price
from orchestrator.billing.stripe import catalogue as provider
from orchestrator.billing.stripe.catalogue import StandingPrice
from orchestrator.entitlements.catalogue import Interval, Plan, catalogue


class PriceChanged(Exception):
    """A price that was published has another amount in ``plans.toml``. Nothing was done."""


@dataclass(frozen=True)
class Wanted:
    """A price of the catalogue. ``amount`` is minor units (cents)."""

    plan: Plan
    interval: Interval
    amount: int
    currency: str

    @property
    def lookup_key(self) -> str:
        return f"{self.plan.code}_v{self.plan.version}_{self.interval}"


@dataclass(frozen=True)
class Difference:
    """What is there already, what is to be made, and what is no longer sold."""

    standing: list[Wanted]
    missing: list[Wanted]
    retired: list[str]


def sync_plans(*, apply: bool) -> Difference:
    """Compare the catalogue with the provider; with *apply*, make what is missing. Safe to repeat.

    A price is never changed. One that has left the catalogue is not sold any more and stays for those who have it.

    Raises:
        PriceChanged: a published price has another amount, currency or interval.
        NoPaymentProvider, ProviderUnavailable, ProviderRefused
    """
    wanted = list(_wanted())
    there = provider.standing_prices([each.lookup_key for each in wanted])
    _refuse_changes(wanted, there)
    missing = [each for each in wanted if each.lookup_key not in there]
    if apply:
        there |= _make(missing)
        _keep(wanted, there)
    sold = {each.lookup_key for each in wanted}
    retired = sorted(Price.objects.exclude(lookup_key__in=sold).values_list("lookup_key", flat=True))
    return Difference([each for each in wanted if each not in missing], missing, retired)


def _wanted() -> Iterator[Wanted]:
    """What costs nothing is not sold."""
    for plan in catalogue().plans:
        for interval, amount in plan.prices.items():
            if amount:
                yield Wanted(plan, interval, amount, catalogue().currency)


def _refuse_changes(wanted: list[Wanted], there: dict[str, StandingPrice]) -> None:
    kept = {price.lookup_key: price for price in Price.objects.all()}
    changed = []
    for each in wanted:
        now = (each.amount, each.currency)
        standing, row = there.get(each.lookup_key), kept.get(each.lookup_key)
        if standing and ((standing.amount, standing.currency) != now or standing.interval != each.interval):
            changed.append(f"{each.lookup_key} is {standing.amount} {standing.currency} at the provider, not {now}")
        elif row and (row.amount, row.currency) != now:
            changed.append(f"{each.lookup_key} was published as {row.amount} {row.currency}, not {now}")
    if changed:
        raise PriceChanged(
            "\n".join([*changed, "A published price never changes: raise the plan's version in plans.toml instead."])
        )


def _make(missing: list[Wanted]) -> dict[str, StandingPrice]:
    """One product for each plan, whatever its versions; one price for each of its intervals."""
    plans = {each.plan.code: each.plan for each in missing}
    products = {
        code: provider.make_product(plan=code, name=plan.name, summary=plan.summary) for code, plan in plans.items()
    }
    return {
        each.lookup_key: provider.make_price(
            product_id=products[each.plan.code],
            lookup_key=each.lookup_key,
            amount=each.amount,
            currency=each.currency,
            interval=each.interval,
            plan=each.plan.code,
            version=each.plan.version,
        )
        for each in missing
    }


@transaction.atomic
def _keep(wanted: list[Wanted], there: dict[str, StandingPrice]) -> None:
    Price.objects.exclude(lookup_key__in=[each.lookup_key for each in wanted]).update(active=False)
    for each in wanted:
        standing = there[each.lookup_key]
        Price.objects.update_or_create(
            lookup_key=each.lookup_key,
            defaults={
                "plan": each.plan.code,
                "version": each.plan.version,
                "interval": each.interval,
                "stripe_price_id": standing.id,
                "stripe_product_id": standing.product_id,
                "amount": each.amount,
                "currency": each.currency,
                "active": True,
            },
        )
