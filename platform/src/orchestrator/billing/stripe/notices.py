"""Reading a notice: which object it speaks of. Nothing else of it is used.

Source: https://docs.stripe.com/event-destinations (snapshot events and thin ones)
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FETCHED = frozenset({"customer", "subscription", "invoice", "checkout.session"})


class NotANotice(ValueError):
    """The body is signed but is no event."""


@dataclass(frozen=True)
class Told:
    """What a notice is about. ``customer_id`` is empty when only the object says whose it is."""

    event_id: str
    type: str
    api_version: str
    livemode: bool
    object_type: str
    object_id: str
    customer_id: str
    occurred_at: datetime

    @property
    def is_of_use(self) -> bool:
        """Whether there is anything to look at; the rest is kept and that is all."""
        return bool(self.customer_id) or (self.object_type in FETCHED and bool(self.object_id))


def told_by(event: Any) -> Told:
    """What *event* (its parsed JSON) is about.

    Raises:
        NotANotice
    """
    try:
        if event["object"] == "v2.core.event":
            return _thin(event)
        if event["object"] == "event":
            return _snapshot(event)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NotANotice(repr(error)) from error
    raise NotANotice("neither kind of event")


def _snapshot(event: dict[str, Any]) -> Told:
    thing = event["data"]["object"]
    kind = str(thing["object"])
    customer = thing.get("id") if kind == "customer" else thing.get("customer")
    return Told(
        event_id=_text(event["id"]),
        type=_text(event["type"]),
        api_version=event.get("api_version") or "",
        livemode=bool(event["livemode"]),
        object_type=kind,
        object_id=thing.get("id") or "",
        customer_id=(customer.get("id") if isinstance(customer, dict) else customer) or "",
        occurred_at=datetime.fromtimestamp(event["created"], tz=UTC),
    )


def _thin(event: dict[str, Any]) -> Told:
    """Types are written as ``v1.customer.subscription.updated``; the related object is named by type and id."""
    related = event.get("related_object") or {}
    kind, id = related.get("type") or "", related.get("id") or ""
    return Told(
        event_id=_text(event["id"]),
        type=_text(event["type"]),
        api_version="",
        livemode=bool(event["livemode"]),
        object_type=kind,
        object_id=id,
        customer_id=id if kind == "customer" else "",
        occurred_at=datetime.fromisoformat(event["created"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise NotANotice("an id or a type is missing")
    return value
