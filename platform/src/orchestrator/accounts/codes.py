"""Codes that people type out of a mail."""

from allauth.account.adapter import get_adapter
from allauth.core.internal.cryptokit import normalize_user_code
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "accounts.codes"


def new_code() -> str:
    """Eight letters without vowels, so that nothing reads as a word, such as ``BCDF-GHJK``."""
    code: str = get_adapter().generate_login_code()
    return code


def digest_of(code: str) -> str:
    """What is kept of a code; how it was typed does not matter."""
    return salted_hmac(SALT, normalize_user_code(code), algorithm="sha256").hexdigest()


def is_code(typed: str, *, kept: str) -> bool:
    """Whether *typed* is the code that *kept* is of; no code is kept as an empty string."""
    return bool(kept) and constant_time_compare(digest_of(typed), kept)
