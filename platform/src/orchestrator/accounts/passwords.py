"""What a password must be, beyond Django's own rules."""

from hashlib import sha1

import httpx
import structlog
from django.core.exceptions import ValidationError

from orchestrator.kit.conf import conf

PREFIX = 5  # of forty hexadecimal digits: some hundreds of passwords share it
PATIENCE = 1.0  # seconds
log = structlog.get_logger(__name__)


class MixedCaseAndDigit:
    """A small letter, a capital letter and a digit, in any script that has them."""

    def validate(self, password: str, user: object = None) -> None:
        missing = [
            words
            for words, found in {
                "a small letter": any(letter.islower() for letter in password),
                "a capital letter": any(letter.isupper() for letter in password),
                "a digit": any(letter.isdigit() for letter in password),
            }.items()
            if not found
        ]
        if missing:
            raise ValidationError(f"The password needs {' and '.join(missing)}.", code="password_too_simple")

    def get_help_text(self) -> str:
        return "Use small and capital letters and a digit."


class NotBreached:
    """Not among those that were stolen elsewhere, if the site names a service that knows them.

    The service learns the first five digits of a digest, and answers with all that begin so, padded. When it cannot
    be asked within a second, the password is taken: nobody is kept out because somebody else's server is down.

    Source: https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
    """

    def validate(self, password: str, user: object = None) -> None:
        digest = sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
        if digest[PREFIX:] in _breached(digest[:PREFIX]):
            raise ValidationError(
                "This password is known from a theft elsewhere. Choose one that you use nowhere else.",
                code="password_breached",
            )

    def get_help_text(self) -> str:
        return "Use a password that you use nowhere else."


def _breached(prefix: str) -> set[str]:
    """The rest of each known digest that begins with *prefix*; those that only pad the answer occur 0 times."""
    address = conf().breached_passwords_url
    if not address:
        return set()
    try:
        answer = httpx.get(f"{address}/{prefix}", headers={"Add-Padding": "true"}, timeout=PATIENCE)
        answer.raise_for_status()
    except httpx.HTTPError as error:
        log.warning("breached_passwords_unreachable", reason=type(error).__name__)
        return set()
    lines = (line.partition(":") for line in answer.text.splitlines())
    return {rest.strip().upper() for rest, _, times in lines if times.strip() != "0"}
