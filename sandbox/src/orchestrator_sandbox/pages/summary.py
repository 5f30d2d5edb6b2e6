"""An object in one line."""

from orchestrator_sandbox.core.money import display, rhythm
from orchestrator_sandbox.core.types import Json

GOOD = {"active", "paid", "succeeded", "complete", "enabled"}
BAD = {"canceled", "failed", "expired", "void", "uncollectible", "disabled"}


def summary_of(body: Json) -> Json:
    """What a list shows: id, a title, an amount, a status with its colour, the customer and the time."""
    status = body.get("status")
    return {
        "id": body["id"],
        "title": _title(body),
        "amount": _amount(body),
        "status": status,
        "tone": "good" if status in GOOD else "bad" if status in BAD else "",
        "customer": body.get("customer"),
        "created": body["created"],
    }


def _title(body: Json) -> str:
    if body["object"] == "payment_method" and body.get("card"):
        return f"{body['card']['brand']} {body['card']['last4']}"
    for name in ("name", "email", "number", "nickname", "lookup_key", "url", "description", "reason"):
        if isinstance(body.get(name), str):
            return str(body[name])
    if body["object"] == "subscription":
        return ", ".join(item["price"]["lookup_key"] or item["price"]["id"] for item in body["items"]["data"])
    return ""


def _amount(body: Json) -> str:
    for name in ("amount", "amount_total", "total", "unit_amount", "amount_paid"):
        if isinstance(body.get(name), int) and body.get("currency"):
            shown = display(body[name], body["currency"])
            every = body.get("recurring")
            return f"{shown} / {rhythm(every['interval'], every['interval_count'])}" if every else shown
    return ""
