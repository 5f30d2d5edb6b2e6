"""Checking what a passkey says. allauth keeps the challenge in the session and forgets it once it was answered.

Source: https://www.w3.org/TR/webauthn-3/
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from orchestrator.accounts.models import User
from orchestrator.kit.conf import conf

NONSENSE = (ValueError, TypeError, KeyError, AttributeError, IndexError)  # how the parsers meet what is no credential


@dataclass(frozen=True)
class Shown:
    """A passkey that answered rightly, and how often it says that it was used."""

    passkey: Authenticator
    count: int


def checked_registration(credential: Mapping[str, Any], *, passwordless: bool) -> int:
    """How often a new credential says that it was used, if it answers our challenge, from our address.

    Raises:
        ValidationError
    """
    with _refused():
        parsed = auth.parse_registration_response(credential)
        _need_our_origin(parsed.response.client_data.origin)
        added = auth.complete_registration(credential)
        if passwordless and not added.is_user_verified():
            raise ValueError("a passkey that stands for the password must check who uses it")
        return int(added.counter)


def checked_assertion(credential: Mapping[str, Any], *, of: User | None) -> Shown:
    """The passkey that answered, of that person or of whomever it names.

    Raises:
        ValidationError
    """
    with _refused():
        parsed = auth.parse_authentication_response(credential)
        _need_our_origin(parsed.response.client_data.origin)
        person = of or auth.extract_user_from_response(credential)
        passkey = auth.complete_authentication(person, credential)
        return Shown(passkey, int(parsed.response.authenticator_data.counter))


def _need_our_origin(origin: str) -> None:
    """Exactly ours: the library would accept every name below it."""
    if origin != conf().site_url:
        raise ValueError(f"answered for {origin}")


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except (ValidationError, *NONSENSE) as error:
        raise get_adapter().validation_error("passkey_refused") from error
