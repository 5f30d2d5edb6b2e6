"""Webhook endpoints."""

from urllib.parse import urlsplit

from orchestrator_sandbox.api.operations import PAGING, Call, operation
from orchestrator_sandbox.core.errors import invalid, unsupported
from orchestrator_sandbox.core.types import Json
from orchestrator_sandbox.core.world import Work

WRITABLE = "url enabled_events description metadata"


def make_endpoint(work: Work, *, url: str, secret: str | None = None, **values: object) -> Json:
    """A new endpoint; its secret is drawn unless given."""
    secret = secret or work.world.ids.new("whsec_", 32)
    defaults = {"enabled_events": ["*"], "metadata": {}, "status": "enabled"}
    return work.create("webhook_endpoint", private={"secret": secret}, url=url, **defaults | values)


@operation("POST /v1/webhook_endpoints", f"{WRITABLE} api_version connect")
def create(call: Call) -> Json:
    """Register an endpoint; this answer alone shows its secret."""
    version = call.params.get("api_version") or None
    if version not in (None, call.world.contract.api_version):
        raise unsupported(f"Events of version {version}", param="api_version")
    if call.params.get("connect"):
        raise unsupported("An endpoint for connected accounts", param="connect")
    values = _values(call)
    endpoint = make_endpoint(call, **values, api_version=version, metadata=call.metadata())
    return endpoint | call.objects.private(endpoint["id"])


@operation("POST /v1/webhook_endpoints/{webhook_endpoint}", f"{WRITABLE} disabled")
def update(call: Call) -> Json:
    """Change an endpoint, or switch it off and on."""
    endpoint = call.subject("webhook_endpoint")
    values = _values(call) | {"metadata": call.metadata(endpoint["metadata"])}
    if "disabled" in call.params:
        values["status"] = "disabled" if call.params["disabled"] else "enabled"
    return call.change(endpoint, **values)


@operation("GET /v1/webhook_endpoints/{webhook_endpoint}")
def retrieve(call: Call) -> Json:
    """Get an endpoint."""
    return call.subject("webhook_endpoint")


@operation("GET /v1/webhook_endpoints", PAGING)
def list_endpoints(call: Call) -> Json:
    """List endpoints."""
    return call.page("webhook_endpoint")


@operation("DELETE /v1/webhook_endpoints/{webhook_endpoint}")
def delete(call: Call) -> Json:
    """Remove an endpoint; what is still owed to it is given up."""
    endpoint = call.subject("webhook_endpoint")
    call.objects.bury(endpoint["id"])
    return {"id": endpoint["id"], "object": "webhook_endpoint", "deleted": True}


def _values(call: Call) -> Json:
    values = call.given("url", "enabled_events", "description")
    parts = urlsplit(values.get("url", "http://unchanged"))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise invalid("Invalid URL: URL must be an http or https address.", param="url", code="url_invalid")
    return values
