"""The products and prices at Stripe."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import batched

import stripe

from orchestrator.billing.stripe.client import client
from orchestrator.billing.stripe.errors import ProviderRefused, told_in_our_words

LOOKED_UP_AT_ONCE = 10


@dataclass(frozen=True)
class StandingPrice:
    """A price as it stands at Stripe. ``amount`` is minor units (cents), ``currency`` in capitals."""

    id: str
    product_id: str
    lookup_key: str
    amount: int | None
    currency: str
    interval: str
    active: bool


def standing_prices(lookup_keys: Iterable[str]) -> dict[str, StandingPrice]:
    """The prices that have one of *lookup_keys*, by it.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    found: dict[str, StandingPrice] = {}
    with told_in_our_words():
        for some in batched(lookup_keys, LOOKED_UP_AT_ONCE):
            page = client().v1.prices.list({"lookup_keys": list(some), "limit": 100})
            found |= {price.lookup_key: _standing(price) for price in page.data if price.lookup_key}
    return found


def make_price(
    *, product_id: str, lookup_key: str, amount: int, currency: str, interval: str, plan: str, version: int
) -> StandingPrice:
    """Make the price. Two who make it at once make one: the key says what it is.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    params: stripe.params.PriceCreateParams = {
        "product": product_id,
        "currency": currency.lower(),
        "unit_amount": amount,
        "recurring": {"interval": "year" if interval == "year" else "month"},
        "lookup_key": lookup_key,
        "metadata": {"plan": plan, "version": str(version)},
    }
    key = f"price:{lookup_key}:{amount}:{currency}:{product_id}"
    with told_in_our_words():
        return _standing(client().v1.prices.create(params, {"idempotency_key": key}))


def make_product(*, plan: str, name: str, summary: str) -> str:
    """The plan's product, made if it is not there; its id.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    product_id = f"plan_{plan}"
    params: stripe.params.ProductCreateParams = {"id": product_id, "name": name, "metadata": {"plan": plan}}
    if summary:
        params["description"] = summary
    try:
        with told_in_our_words():
            return client().v1.products.create(params).id
    except ProviderRefused as refusal:
        if refusal.reason != "resource_already_exists":
            raise
        return product_id


def _standing(price: stripe.Price) -> StandingPrice:
    return StandingPrice(
        id=price.id,
        product_id=price.product if isinstance(price.product, str) else price.product.id,
        lookup_key=price.lookup_key or "",
        amount=price.unit_amount,
        currency=price.currency.upper(),
        interval=price.recurring.interval if price.recurring else "",
        active=price.active,
    )
