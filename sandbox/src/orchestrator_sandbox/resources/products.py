"""Products."""

from typing import Any

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import Refusal, invalid
from orchestrator_sandbox.core.objects import Filter
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

PLAIN = ("name", "active", "description", "images", "shippable", "statement_descriptor", "unit_label", "url")
WRITABLE = f"{' '.join(PLAIN)} metadata marketing_features"


def make_product(work: Work, **values: Any) -> Json:
    """A new product, and the event that tells of it."""
    defaults: Json = {"active": True, "type": "service", "updated": work.now, "metadata": {}}
    product = work.create("product", **defaults | values)
    work.emit("product.created", product)
    return product


@operation("POST /v1/products", f"{WRITABLE} id")
def create(call: Call) -> Json:
    """Make a product, under an id of one's own if given."""
    chosen = call.given("id")
    if chosen and call.objects.find(chosen["id"]):
        raise Refusal(400, "Product already exists.", code="resource_already_exists", param="id")
    return make_product(call, **chosen, **_values(call), metadata=call.metadata())


@operation("POST /v1/products/{id}", f"{WRITABLE} default_price")
def update(call: Call) -> Json:
    """Change a product."""
    product = call.subject("product")
    values = _values(call) | {"metadata": call.metadata(product["metadata"])}
    if price := call.params.get("default_price"):
        call.need("price", price, param="default_price")
        values["default_price"] = price
    if any(product.get(name) != value for name, value in values.items()):
        values["updated"] = call.now
    return call.change(product, "product.updated", **values)


@operation("GET /v1/products/{id}")
def retrieve(call: Call) -> Json:
    """Get a product."""
    return call.subject("product")


@operation("GET /v1/products", f"{PAGING} active ids created")
def list_products(call: Call) -> Json:
    """List products."""
    among = {"id": call.params["ids"]} if "ids" in call.params else {}
    return call.page("product", Filter(equal=call.given("active"), among=among))


@operation("DELETE /v1/products/{id}")
def delete(call: Call) -> Json:
    """Delete a product that has no prices."""
    product = call.subject("product")
    if call.objects.all("price", Filter(equal={"product": product["id"]})):
        raise invalid("This product cannot be deleted because it has one or more user-created prices.")
    call.emit("product.deleted", product)
    call.objects.bury(product["id"])
    return {"id": product["id"], "object": "product", "deleted": True}


def _values(call: Call) -> Json:
    values = call.given(*PLAIN)
    if "marketing_features" in call.params:
        features = call.params["marketing_features"] or []
        values["marketing_features"] = [{"name": feature["name"]} for feature in features]
    return values
