"""Which guards a request stands before, and when it may pass the one of its network."""

from datetime import datetime, timedelta
from typing import TypedDict

from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest

from orchestrator.accounts.operations.guarding import account_key
from orchestrator.accounts.visits import client_address
from orchestrator.kit.time import now

WAIVER = "unlocked"
WAIVED_FOR = timedelta(minutes=15)


class Tried(TypedDict):
    """For what and from where a password is tried."""

    email: str
    network: str
    is_waived: bool


def tried(request: HttpRequest, email: str) -> Tried:
    """An IPv6 address counts by its first 64 bits, which is what one household has."""
    return Tried(
        email=email,
        network=truncate_ip(client_address(request) or "unknown"),
        is_waived=_is_waived(request, email),
    )


def waive_network(request: HttpRequest, keys: list[str], *, at: datetime) -> None:
    """In this browser somebody has just shown that these accounts' mail is theirs: others' tries from the same network
    do not stop them. Their own are still counted.
    """
    request.session[WAIVER] = {"keys": keys, "until": (at + WAIVED_FOR).timestamp()}


def _is_waived(request: HttpRequest, email: str) -> bool:
    waiver = request.session.get(WAIVER) or {"keys": [], "until": 0}
    return waiver["until"] > now().timestamp() and account_key(email) in waiver["keys"]
