"""Checkout sessions: what is to be paid, and where to come back to."""

from urllib.parse import urlsplit

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.due import due
from orchestrator_sandbox.core.errors import invalid, unsupported
from orchestrator_sandbox.core.money import MINIMUM_CHARGE, display
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.present import list_of, present, shows
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

MINUTE = 60
DAY = 86_400
MOST_LINES = 20

CREATE = """
    mode ui_mode success_url cancel_url customer customer_email customer_creation client_reference_id metadata locale
    expires_at line_items.price line_items.quantity payment_method_collection allow_promotion_codes submit_type
    subscription_data.metadata subscription_data.description
    payment_intent_data.metadata payment_intent_data.description customer_update.name customer_update.address
    integration_identifier automatic_tax.enabled billing_address_collection
"""
KEPT_FOR_LATER = ("subscription_data", "payment_intent_data", "customer_update")
ONLY = {
    "mode": ("payment", "subscription"),
    "ui_mode": ("hosted_page",),
    "payment_method_collection": ("always",),
    "billing_address_collection": ("auto",),
    "allow_promotion_codes": (False,),
}


@operation("POST /v1/checkout/sessions", CREATE)
def create(call: Call) -> Json:
    """Open a session with a hosted page to pay on."""
    _check_supported(call)
    customer = _check_customer(call)
    lines = _lines(call)
    mode = call.params["mode"]
    total = _total(lines)
    session = call.create(
        "checkout.session",
        allow_promotion_codes=False,
        amount_subtotal=total,
        amount_total=total,
        automatic_tax={"enabled": False, "liability": None, "provider": None, "status": None},
        billing_address_collection="auto",
        currency=lines[0]["currency"],
        customer=customer["id"] if customer else None,
        customer_creation=None if customer or mode == "subscription" else _creation(call),
        expires_at=_expiry(call),
        metadata=call.metadata(),
        mode=mode,
        payment_method_collection="always",
        payment_method_types=["card"],
        payment_status="unpaid",
        status="open",
        success_url=_url(call, "success_url"),
        total_details={"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0, "breakdown": None},
        ui_mode="hosted_page",
        cancel_url=_url(call, "cancel_url") if "cancel_url" in call.params else None,
        **call.given("client_reference_id", "customer_email", "locale", "integration_identifier", "submit_type"),
    )
    _keep_lines(call, session, lines)
    call.change(session, url=f"{call.base_url}/c/pay/{session['id']}")
    call.later(session["id"], "expire_session", session["expires_at"])
    return session


@operation("GET /v1/checkout/sessions/{session}")
def retrieve(call: Call) -> Json:
    """Get a session."""
    return call.subject("checkout.session")


@operation("GET /v1/checkout/sessions", f"{PAGING} customer payment_intent subscription status created")
def list_sessions(call: Call) -> Json:
    """List sessions."""
    equal = call.given("customer", "payment_intent", "subscription", "status")
    return call.page("checkout.session", Filter(equal=equal))


@operation("POST /v1/checkout/sessions/{session}/expire")
def expire(call: Call) -> Json:
    """Close an open session, so that it can no longer be paid."""
    session = call.subject("checkout.session")
    if session["status"] != "open":
        only = 'Only Checkout Sessions with a status in ["open"] can be expired.'
        raise invalid(f"{only} This Checkout Session has a status of {session['status']}.")
    close(call, session)
    return session


@operation("GET /v1/checkout/sessions/{session}/line_items", PAGING)
def line_items(call: Call) -> Json:
    """List what is bought."""
    ids = call.objects.private(call.subject("checkout.session")["id"])["items"]
    return call.page("item", Filter(among={"id": ids}))


@due("expire_session")
def close(work: Work, session: Json) -> None:
    """An open session is over, unpaid."""
    if session["status"] == "open":
        work.never(session["id"], "expire_session")
        work.change(session, status="expired", url=None)
        work.emit("checkout.session.expired", session)


@shows("checkout.session", "line_items")
def items_of(objects: Objects, session: Json) -> Json:
    """What is bought, as a list inside the session."""
    ids = objects.private(session["id"])["items"]
    found = [item for item in map(objects.find, ids) if item is not None]
    return list_of([present(objects, item) for item in found], f"/v1/checkout/sessions/{session['id']}/line_items")


def _check_supported(call: Call) -> None:
    for name, supported in ONLY.items():
        if name in call.params and call.params[name] not in supported:
            raise unsupported(f"{name}={call.params[name]}", param=name)
    if call.params.get("automatic_tax", {}).get("enabled"):
        raise unsupported("Automatic tax", param="automatic_tax")
    mode = call.params.get("mode")
    if mode is None:
        raise invalid("Missing required param: mode.", param="mode", code="parameter_missing")
    for name, needed in (("subscription_data", "subscription"), ("payment_intent_data", "payment")):
        if name in call.params and mode != needed:
            raise invalid(f"You can not pass `{name}` in `{mode}` mode.", param=name)


def _check_customer(call: Call) -> Json | None:
    id, email = call.params.get("customer"), call.params.get("customer_email")
    if id and email:
        message = "You may only specify one of these parameters: customer, customer_email."
        raise invalid(message, param="customer", code="parameters_exclusive")
    if email and "@" not in email:
        raise invalid(f"Invalid email address: {email}", param="customer_email", code="email_invalid")
    if "customer_update" in call.params and not id:
        raise invalid("`customer_update` can only be used with `customer`.", param="customer_update")
    return call.need("customer", id, param="customer") if id else None


def _creation(call: Call) -> str:
    return str(call.params.get("customer_creation", "if_required"))


def _lines(call: Call) -> list[Json]:
    """The lines, checked against each other and the mode."""
    given = call.params.get("line_items") or []
    if not given:
        raise invalid("Missing required param: line_items.", param="line_items", code="parameter_missing")
    if len(given) > MOST_LINES:
        raise invalid(f"You may only specify up to {MOST_LINES} line items.", param="line_items")
    lines = [_line(call, index, line) for index, line in enumerate(given)]
    prices = [line["price"] for line in lines]
    if len({price["currency"] for price in prices}) > 1:
        raise invalid("All prices on a Checkout Session must have the same currency.", param="line_items")
    rhythms = {
        (price["recurring"]["interval"], price["recurring"]["interval_count"]) for price in prices if price["recurring"]
    }
    _check_rhythms(call.params["mode"], prices, rhythms)
    return lines


def _total(lines: list[Json]) -> int:
    """What is due: nothing, or at least what a card can be charged."""
    currency = lines[0]["currency"]
    total = sum(int(line["amount_total"]) for line in lines)
    least = MINIMUM_CHARGE.get(currency, 1)
    if 0 < total < least:
        message = f"The Checkout Session's total amount due must add up to at least {display(least, currency)}"
        raise invalid(message, code="amount_too_small")
    return total


def _check_rhythms(mode: str, prices: list[Json], rhythms: set[tuple[str, int]]) -> None:
    if mode == "payment" and rhythms:
        raise invalid(
            "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use "
            "only one-time prices.",
            param="line_items",
        )
    if mode == "subscription" and not rhythms:
        raise invalid(
            "You must provide at least one recurring price in `subscription` mode when using prices.",
            param="line_items",
        )
    if len(rhythms) > 1:
        message = "Checkout does not support multiple prices with different billing intervals."
        raise invalid(message, param="line_items")
    if mode == "subscription" and not all(price["recurring"] for price in prices):
        raise unsupported("A one-time price in a subscription's checkout", param="line_items")


def _line(call: Call, index: int, given: Json) -> Json:
    at = f"line_items[{index}]"
    if not given.get("price"):
        raise invalid(f"Missing required param: {at}[price].", param=f"{at}[price]", code="parameter_missing")
    price = call.need("price", given["price"], param=f"{at}[price]")
    if not price["active"]:
        message = "The price specified is inactive. This field only accepts active prices."
        raise invalid(message, param=f"{at}[price]")
    quantity = given.get("quantity")
    if quantity is None:
        message = f"Quantity is required. Add `quantity` to `{at}`"
        raise invalid(message, param=at)
    if not 1 <= quantity <= 999_999:
        message = "This value must be greater than or equal to 1."
        raise invalid(message, param=f"{at}[quantity]", code="parameter_invalid_integer")
    amount = price["unit_amount"] * quantity
    return {"price": price, "quantity": quantity, "currency": price["currency"], "amount_total": amount}


def _keep_lines(call: Call, session: Json, lines: list[Json]) -> None:
    items = []
    # Lists show the newest first and a session its first line first, so the last is made first.
    for line in reversed(lines):
        product = call.need("product", line["price"]["product"], param="line_items")
        amounts = {"amount_subtotal": line["amount_total"], "amount_total": line["amount_total"]}
        shared = {"currency": line["currency"], "quantity": line["quantity"], "price": line["price"]["id"]}
        items.append(call.create("item", description=product["name"], **amounts, **shared)["id"])
    data = {name: call.params.get(name, {}) for name in KEPT_FOR_LATER}
    call.objects.set_private(session["id"], data | {"items": items[::-1]})


def _expiry(call: Call) -> int:
    at = call.params.get("expires_at")
    if at is None:
        return call.now + DAY
    if not call.now + 30 * MINUTE <= at + MINUTE <= call.now + DAY + 2 * MINUTE:
        message = (
            "The `expires_at` timestamp must be at least 30 minutes and less than 24 hours from Checkout Session "
            "creation."
        )
        raise invalid(message, param="expires_at")
    return int(at)


def _url(call: Call, name: str) -> str:
    url = call.params.get(name)
    if not url:
        raise invalid(f"Missing required param: {name}.", param=name, code="parameter_missing")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise invalid("Not a valid URL", param=name, code="url_invalid")
    return str(url)
