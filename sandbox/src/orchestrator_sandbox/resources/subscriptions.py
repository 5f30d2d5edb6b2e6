"""Subscriptions: begun by paying on a hosted page, ended at once or at the end of the period."""

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.due import due
from orchestrator_sandbox.core.errors import invalid, missing, unsupported
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.present import list_of, presents
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

DETAILS = "cancellation_details.comment cancellation_details.feedback"


@operation("GET /v1/subscriptions/{subscription_exposed_id}")
def retrieve(call: Call) -> Json:
    """Get a subscription, live or ended."""
    return call.subject("subscription")


@operation("GET /v1/subscriptions", f"{PAGING} customer price status collection_method created")
def list_subscriptions(call: Call) -> Json:
    """List subscriptions; without ``status`` the canceled ones are left out."""
    filter = Filter(equal=call.given("customer", "collection_method"))
    status = call.params.get("status")
    if status == "ended":
        filter.among["status"] = ["canceled", "incomplete_expired"]
    elif status is None:
        filter.compare.append(("status", "!=", "canceled"))
    elif status != "all":
        filter.equal["status"] = status
    if price := call.params.get("price"):
        items = call.objects.all("subscription_item", Filter(equal={"price": price}))
        filter.among["id"] = [item["subscription"] for item in items]
    return call.page("subscription", filter)


@operation(
    "POST /v1/subscriptions/{subscription_exposed_id}",
    f"cancel_at_period_end metadata description default_payment_method {DETAILS}",
)
def update(call: Call) -> Json:
    """Change the metadata and the like, or whether it ends with the period."""
    subscription = call.subject("subscription")
    allowed = {"metadata", "cancellation_details", "expand"}
    if subscription["status"] == "canceled" and not call.params.keys() <= allowed:
        raise invalid("A canceled subscription can only update its cancellation_details and metadata.")
    values = call.given("description") | {"metadata": call.metadata(subscription["metadata"])}
    if method := call.params.get("default_payment_method"):
        values["default_payment_method"] = call.need("payment_method", method, param="default_payment_method")["id"]
    values |= _cancellation(call, subscription)
    return call.change(subscription, "customer.subscription.updated", **values)


@operation("DELETE /v1/subscriptions/{subscription_exposed_id}", f"invoice_now prorate {DETAILS}")
def cancel(call: Call) -> Json:
    """End the subscription now."""
    subscription = call.subject("subscription")
    if subscription["status"] == "canceled":
        raise missing("subscription", subscription["id"], param="id")
    for name in ("invoice_now", "prorate"):
        if call.params.get(name):
            raise unsupported(f"{name}=true", param=name)
    details = subscription["cancellation_details"] | _told(call)
    return end(call, subscription, details | {"reason": "cancellation_requested"})


@due("end_subscription")
def end_with_period(work: Work, subscription: Json) -> None:
    """The period of a subscription that was to end with it is over."""
    if subscription["status"] != "canceled":
        end(work, subscription)


def end(work: Work, subscription: Json, details: Json | None = None) -> Json:
    """Cancel for good; a canceled subscription never revives."""
    work.never(subscription["id"], "end_subscription")
    work.change(
        subscription,
        status="canceled",
        canceled_at=subscription["canceled_at"] or work.now,
        ended_at=work.now,
        cancellation_details=details or subscription["cancellation_details"],
    )
    work.emit("customer.subscription.deleted", subscription)
    return subscription


@presents("subscription")
def with_items(objects: Objects, subscription: Json) -> Json:
    """A subscription contains its items."""
    items = objects.all("subscription_item", Filter(equal={"subscription": subscription["id"]}))
    url = f"/v1/subscription_items?subscription={subscription['id']}"
    return subscription | {"items": list_of([with_price(objects, item) for item in items], url)}


@presents("subscription_item")
def with_price(objects: Objects, item: Json) -> Json:
    """An item contains its price, and the same once more as a plan, as in old days."""
    price = objects.find(item["price"])
    assert price is not None
    recurring = price["recurring"]
    plan = item["plan"] | {
        "id": price["id"],
        "active": price["active"],
        "amount": price["unit_amount"],
        "amount_decimal": price["unit_amount_decimal"],
        "created": price["created"],
        "currency": price["currency"],
        "interval": recurring["interval"],
        "interval_count": recurring["interval_count"],
        "metadata": price["metadata"],
        "nickname": price["nickname"],
        "product": price["product"],
        "usage_type": recurring["usage_type"],
    }
    return item | {"price": price, "plan": plan}


@presents("item")
def line_with_price(objects: Objects, item: Json) -> Json:
    """A line of a checkout session contains its price."""
    return item | {"price": objects.find(item["price"])}


def period_end(objects: Objects, subscription: Json) -> int:
    """When the current period of all items is over."""
    items = objects.all("subscription_item", Filter(equal={"subscription": subscription["id"]}))
    return max(int(item["current_period_end"]) for item in items)


def _cancellation(call: Call, subscription: Json) -> Json:
    details = subscription["cancellation_details"] | _told(call)
    asked = call.params.get("cancel_at_period_end")
    if asked is None or asked == subscription["cancel_at_period_end"]:
        return {"cancellation_details": details}
    if not asked:
        call.never(subscription["id"], "end_subscription")
        none = {"cancel_at": None, "canceled_at": None, "cancellation_details": details | {"reason": None}}
        return none | {"cancel_at_period_end": False}
    end_at = period_end(call.objects, subscription)
    call.later(subscription["id"], "end_subscription", end_at)
    return {
        "cancel_at": end_at,
        "cancel_at_period_end": True,
        "canceled_at": call.now,
        "cancellation_details": details | {"reason": "cancellation_requested"},
    }


def _told(call: Call) -> Json:
    given = call.params.get("cancellation_details") or {}
    return {name: value or None for name, value in given.items()}
