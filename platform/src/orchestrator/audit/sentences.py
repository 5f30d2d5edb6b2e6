"""What happened, in words: for each event's name a sentence, made from the fact's body.

Bodies hold ids, codes and amounts; a sentence says what a person would recognise, and never an id.
"""

from collections.abc import Callable, Mapping
from typing import Any

from orchestrator.entitlements.catalogue import catalogue
from orchestrator.kit.money import Money
from orchestrator.organisations.roles import Role

Body = Mapping[str, Any]
Words = str | Callable[[Body], str]
INTERVALS = {"month": "monthly", "year": "annual"}

CHANGES = {
    "totp_added": "An authenticator app was set up.",
    "totp_removed": "An authenticator app was removed.",
    "passkey_added": "A passkey was added.",
    "passkey_removed": "A passkey was removed.",
    "recovery_codes_made": "New recovery codes were made.",
    "turned_off": "Two-factor authentication was turned off.",
}


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


def _role(body: Body) -> str:
    role = str(body.get("role") or "")
    return Role(role).label.lower() if role in Role.values else role or "a member"


def _replayed(body: Body) -> str:
    return f"Staff had a stopped {str(body.get('kind', '')).rpartition('.')[2] or 'job'} tried again."


PROVIDERS = {"google": "Google", "github": "GitHub"}


def _provider(body: Body) -> str:
    return PROVIDERS.get(str(body.get("provider")), "Another account")


SENTENCES: dict[str, Words] = {
    "accounts.person_verified": "An e-mail address was verified.",
    "accounts.password_changed": "A password was changed.",
    "accounts.staff_role_changed": lambda body: (
        f"A person joined the staff: {body['role']}." if body.get("role") else "A person left the staff."
    ),
    "accounts.second_factor_changed": lambda body: CHANGES.get(str(body.get("change")), "A second factor changed."),
    "accounts.recovery_code_used": "A recovery code was used to sign in.",
    "accounts.second_factor_guessed": "Too many wrong codes were typed for a second factor.",
    "accounts.passkey_looks_copied": "A passkey was used that may have been copied.",
    "accounts.signed_in_on_new_device": lambda body: f"Signed in on a new device: {body.get('device') or 'unknown'}.",
    "accounts.entry_disowned": "A sign-in was disowned: every session ended, and the password was withdrawn.",
    "accounts.account_locked": "Too many wrong passwords were tried; passwords wait.",
    "accounts.address_changed": lambda body: (
        "A change of an e-mail address was undone." if body.get("undone") else "An e-mail address was changed."
    ),
    "privacy.account_deletion_confirmed": "The deletion of an account was confirmed.",
    "privacy.account_deletion_cancelled": "The deletion of an account was taken back.",
    "privacy.person_erased": "A person was erased.",
    "privacy.data_exported": "A person took a copy of their data.",
    "accounts.provider_linked": lambda body: f"{_provider(body)} was connected for signing in.",
    "accounts.provider_unlinked": lambda body: f"{_provider(body)} was disconnected from signing in.",
    "organisations.organisation_created": "The organisation was created.",
    "organisations.organisation_changed": "The organisation's settings were changed.",
    "organisations.invitation_sent": lambda body: f"Somebody was invited as {_role(body)}.",
    "organisations.invitation_revoked": "An invitation was withdrawn.",
    "organisations.invitation_accepted": lambda body: f"An invitation was accepted: a new member, as {_role(body)}.",
    "organisations.role_changed": lambda body: f"A member's role was changed to {_role(body)}.",
    "organisations.member_suspended": "A member was suspended.",
    "organisations.member_reactivated": "A suspended member was reactivated.",
    "organisations.member_removed": "A member was removed.",
    "organisations.member_left": "A member left the organisation.",
    "organisations.ownership_offered": "The organisation was offered to a member.",
    "organisations.ownership_offer_ended": lambda body: f"The offer of ownership was {body.get('how', 'closed')}.",
    "organisations.ownership_transferred": "The organisation was taken over by another owner.",
    "organisations.deletion_requested": "The deletion of the organisation was asked for.",
    "organisations.deletion_cancelled": "The deletion of the organisation was cancelled.",
    "organisations.organisation_deleted": "The organisation was deleted.",
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
