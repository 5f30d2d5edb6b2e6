"""Prices: one-time and licensed recurring, found by lookup key."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import invalid, unsupported
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.resources.products import make_product

LONGEST_PERIOD = {"day": 1095, "week": 156, "month": 36, "year": 3}

CREATE = """
    currency unit_amount active nickname metadata lookup_key transfer_lookup_key product tax_behavior billing_scheme
    product_data.name product_data.metadata product_data.active product_data.unit_label
    recurring.interval recurring.interval_count recurring.usage_type
"""


@operation("POST /v1/prices", CREATE)
def create(call: Call) -> Json:
    """Make a price for a product, which may be made with it."""
    amount = _amount(call)
    recurring = _recurring(call)
    price = call.create(
        "price",
        active=call.params.get("active", True),
        currency=_currency(call),
        billing_scheme=_per_unit(call),
        product=_product(call),
        recurring=recurring,
        type="recurring" if recurring else "one_time",
        tax_behavior=call.params.get("tax_behavior", "unspecified"),
        unit_amount=amount,
        unit_amount_decimal=str(amount),
        metadata=call.metadata(),
        **call.given("nickname"),
    )
    _claim_lookup_key(call, price)
    call.emit("price.created", price)
    return price


@operation("POST /v1/prices/{price}", "active nickname metadata lookup_key transfer_lookup_key tax_behavior")
def update(call: Call) -> Json:
    """Change what may change: never the amount."""
    price = call.subject("price")
    values = call.given("active", "nickname", "tax_behavior") | {"metadata": call.metadata(price["metadata"])}
    if "lookup_key" in call.params:
        _free_lookup_key(call, price)
        values["lookup_key"] = call.params["lookup_key"] or None
    return call.change(price, "price.updated", **values)


@operation("GET /v1/prices/{price}")
def retrieve(call: Call) -> Json:
    """Get a price."""
    return call.subject("price")


@operation("GET /v1/prices", f"{PAGING} active currency created lookup_keys product type recurring.interval")
def list_prices(call: Call) -> Json:
    """List prices."""
    equal = call.given("active", "currency", "product", "type")
    if interval := call.params.get("recurring", {}).get("interval"):
        equal["recurring.interval"] = interval
    among = {"lookup_key": call.params["lookup_keys"]} if "lookup_keys" in call.params else {}
    return call.page("price", Filter(equal=equal, among=among))


def _amount(call: Call) -> int:
    amount = call.params.get("unit_amount")
    if amount is None:
        raise invalid("Missing required param: unit_amount.", param="unit_amount", code="parameter_missing")
    if amount < 0:
        raise invalid("Invalid non-negative integer", param="unit_amount", code="parameter_invalid_integer")
    return int(amount)


def _currency(call: Call) -> str:
    currency = str(call.params["currency"]).lower()
    if len(currency) != 3 or not currency.isalpha():
        raise invalid(f"Invalid currency: {currency}", param="currency")
    return currency


def _per_unit(call: Call) -> str:
    if call.params.get("billing_scheme", "per_unit") != "per_unit":
        raise unsupported("Tiered pricing", param="billing_scheme")
    return "per_unit"


def _recurring(call: Call) -> Json | None:
    given = call.params.get("recurring")
    if given is None:
        return None
    if given.get("usage_type", "licensed") != "licensed":
        raise unsupported("Metered pricing", param="recurring[usage_type]")
    interval, count = given["interval"], given.get("interval_count", 1)
    if not 1 <= count <= LONGEST_PERIOD[interval]:
        raise invalid("Invalid interval_count: a period is at most three years.", param="recurring[interval_count]")
    return {
        "interval": interval,
        "interval_count": count,
        "meter": None,
        "trial_period_days": None,
        "usage_type": "licensed",
    }


def _product(call: Call) -> str:
    given, data = call.params.get("product"), call.params.get("product_data")
    if bool(given) == bool(data):
        names = "product, product_data"
        message = f"You must specify {'only ' if given else ''}one of these parameters: {names}."
        raise invalid(message, param="product", code="parameters_exclusive" if given else "parameter_missing")
    if data:
        return str(make_product(call, **data)["id"])
    return str(call.need("product", str(given), param="product")["id"])


def _claim_lookup_key(call: Call, price: Json) -> None:
    if key := call.params.get("lookup_key"):
        _free_lookup_key(call, price)
        call.change(price, lookup_key=key)


def _free_lookup_key(call: Call, price: Json) -> None:
    """Take the key from another price if that was asked for; otherwise it must be free."""
    key = call.params.get("lookup_key")
    for holder in call.objects.all("price", Filter(equal={"lookup_key": key})) if key else ():
        if holder["id"] == price["id"]:
            continue
        if not call.params.get("transfer_lookup_key"):
            message = f"A price (`{holder['id']}`) already uses that lookup key."
            raise invalid(message, param="lookup_key", code="resource_already_exists")
        call.change(holder, "price.updated", lookup_key=None)
