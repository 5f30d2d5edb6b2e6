"""What happened, in words: for each event's name a sentence, made from the fact's body.

Bodies hold ids, codes and amounts; a sentence says what a person would recognise, and never an id.
"""

from collections.abc import Callable, Mapping
from typing import Any

from orchestrator.entitlements.catalogue import catalogue
from orchestrator.kit.money import Money

Body = Mapping[str, Any]
Words = str | Callable[[Body], str]
INTERVALS = {"month": "monthly", "year": "annual"}


def _plan(body: Body) -> str:
    code = str(body.get("plan") or "")
    found = catalogue().find(code)
    name = found.name if found else code.replace("_", " ").capitalize() or "a plan"
    interval = INTERVALS.get(str(body.get("interval")))
    return f"{name} ({interval})" if interval else name


def _money(body: Body) -> str:
    try:
        return str(Money(int(body["amount"]), str(body["currency"]).upper()))
    except (KeyError, ValueError, TypeError):
        return "An amount"


def _changed(body: Body) -> str:
    kind = str(body.get("kind", "")).rpartition(".")[2] or "record"
    fields = ", ".join(str(field).replace("_", " ") for field in body.get("fields") or ())
    return f"Our staff changed the {kind}" + (f": {fields}." if fields else ".")


def _replayed(body: Body) -> str:
    return f"Staff had a stopped {str(body.get('kind', '')).rpartition('.')[2] or 'job'} tried again."


SENTENCES: dict[str, Words] = {
    "accounts.person_verified": "An e-mail address was verified.",
    "accounts.password_changed": "A password was changed.",
    "accounts.signed_in_on_new_device": lambda body: f"Signed in on a new device: {body.get('device') or 'unknown'}.",
    "accounts.entry_disowned": "A sign-in was disowned: every session ended, and the password was withdrawn.",
    "accounts.account_locked": "Too many wrong passwords were tried; passwords wait.",
    "organisations.organisation_created": "The organisation was created.",
    "organisations.organisation_changed": "The organisation's settings were changed.",
    "entitlements.trial_started": lambda body: f"A free trial of {_plan(body)} began.",
    "entitlements.plan_granted": lambda body: f"{_plan(body)} was granted.",
    "entitlements.grant_withdrawn": lambda body: f"{_plan(body)} was withdrawn.",
    "api_keys.key_created": "An API key was created.",
    "api_keys.key_revoked": "An API key was revoked.",
    "billing.checkout_started": lambda body: f"A checkout for {_plan(body)} was begun.",
    "billing.subscription_activated": lambda body: f"The subscription to {_plan(body)} began.",
    "billing.subscription_changed": lambda body: f"The subscription changed to {_plan(body)}.",
    "billing.subscription_ended": lambda body: f"The subscription to {_plan(body)} ended.",
    "billing.invoice_paid": lambda body: f"{_money(body)} was paid.",
    "billing.surplus_subscription_found": "A second subscription was paid by mistake; it is being cancelled.",
    "events.record_changed": _changed,
    "console.dead_letter_replayed": _replayed,
}


def sentence(*, name: str, body: Body) -> str:
    """The sentence for a fact; for an event that nobody described, its name in words."""
    words = SENTENCES.get(name)
    if words is None:
        return name.rpartition(".")[2].replace("_", " ").capitalize() + "."
    return words if isinstance(words, str) else words(body)


def describe(name: str, words: Words) -> None:
    """Give the event *name* a sentence. For a site's own events: call it where the site loads its subscribers."""
    SENTENCES[name] = words
