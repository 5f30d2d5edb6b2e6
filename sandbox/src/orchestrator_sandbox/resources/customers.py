"""Customers."""

from typing import Any

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import invalid
from orchestrator_sandbox.core.objects import Filter, Objects
from orchestrator_sandbox.core.present import list_of, present, shows
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work
from orchestrator_sandbox.resources import subscriptions

PLAIN = (
    "name",
    "email",
    "phone",
    "description",
    "preferred_locales",
    "tax_exempt",
    "business_name",
    "individual_name",
)
ADDRESS = ("city", "country", "line1", "line2", "postal_code", "state")
WRITABLE = f"{' '.join(PLAIN)} address shipping metadata invoice_prefix invoice_settings.default_payment_method"


def make_customer(work: Work, **values: Any) -> Json:
    """A new customer, and the event that tells of it."""
    settings = {"custom_fields": None, "default_payment_method": None, "footer": None, "rendering_options": None}
    defaults: Json = {
        "balance": 0,
        "delinquent": False,
        "invoice_prefix": work.world.ids.new("", 8).upper(),
        "invoice_settings": settings,
        "metadata": {},
        "next_invoice_sequence": 1,
        "preferred_locales": [],
        "tax_exempt": "none",
    }
    customer = work.create("customer", **defaults | values)
    work.emit("customer.created", customer)
    return customer


@operation("POST /v1/customers", WRITABLE)
def create(call: Call) -> Json:
    """Make a customer."""
    return make_customer(call, **_values(call, {}), metadata=call.metadata())


@operation("POST /v1/customers/{customer}", WRITABLE)
def update(call: Call) -> Json:
    """Change a customer."""
    customer = call.subject("customer")
    metadata = call.metadata(customer["metadata"])
    return call.change(customer, "customer.updated", **_values(call, customer), metadata=metadata)


@operation("GET /v1/customers/{customer}")
def retrieve(call: Call) -> Json:
    """Get a customer; a deleted one is a tombstone."""
    found = call.objects.find(call.path["customer"])
    if found is not None and found.get("deleted") and found["object"] == "customer":
        return found
    return call.subject("customer")


@operation("GET /v1/customers", f"{PAGING} email created")
def list_customers(call: Call) -> Json:
    """List customers, by exact e-mail address if given."""
    return call.page("customer", Filter(equal=call.given("email")))


@operation("DELETE /v1/customers/{customer}")
def delete(call: Call) -> Json:
    """Delete a customer for good, and cancel what it subscribes to."""
    customer = call.subject("customer")
    for subscription in call.objects.all("subscription", Filter(equal={"customer": customer["id"]})):
        if subscription["status"] != "canceled":
            subscriptions.end(call, subscription)
    call.emit("customer.deleted", customer)
    call.objects.bury(customer["id"])
    return {"id": customer["id"], "object": "customer", "deleted": True}


@shows("customer", "subscriptions")
def live_subscriptions(objects: Objects, customer: Json) -> Json:
    """The subscriptions that were not canceled."""
    live = [
        present(objects, subscription)
        for subscription in objects.all("subscription", Filter(equal={"customer": customer["id"]}))
        if subscription["status"] != "canceled"
    ]
    return list_of(live[::-1], f"/v1/customers/{customer['id']}/subscriptions")


def _values(call: Call, customer: Json) -> Json:
    values = call.given(*PLAIN, "invoice_prefix")
    if (email := values.get("email")) and "@" not in email:
        raise invalid(f"Invalid email address: {email}", param="email", code="email_invalid")
    if "address" in call.params:
        values["address"] = full_address(call.params["address"])
    if "shipping" in call.params:
        values["shipping"] = _shipping(call.params["shipping"])
    method = call.params.get("invoice_settings", {}).get("default_payment_method")
    if method:
        call.need("payment_method", method, param="invoice_settings[default_payment_method]")
        values["invoice_settings"] = customer["invoice_settings"] | {"default_payment_method": method}
    return values


def full_address(given: Json | str | None) -> Json | None:
    """An address with all its fields."""
    if not isinstance(given, dict):
        return None
    return {name: given.get(name) or None for name in ADDRESS}


def _shipping(given: Json | str) -> Json | None:
    if not isinstance(given, dict):
        return None
    empty = {"carrier": None, "phone": None, "tracking_number": None}
    return (
        empty
        | {name: given[name] for name in ("name", "phone") if name in given}
        | {"address": full_address(given.get("address"))}
    )
