"""Codes of authenticator apps (RFC 6238): which step of the clock a code belongs to."""

from datetime import datetime
from hmac import compare_digest

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from orchestrator.kit.sealing import opened, seal

PURPOSE = "totp secret"


def sealed_secret(secret: str) -> str:
    """The secret as it may rest in the database."""
    return seal(secret, purpose=PURPOSE)


def opened_secret(sealed: str) -> str:
    return opened(sealed, purpose=PURPOSE)


def step_of(code: str, *, secret: str, at: datetime, after: int = -1) -> int | None:
    """The step that *code* is right for, at most ``MFA_TOTP_TOLERANCE`` steps away; None when it is not right.

    Only steps later than *after* count: a code that was accepted once is of no use to who has seen it.
    """
    typed = "".join(code.split())
    current = int(at.timestamp()) // app_settings.TOTP_PERIOD
    tolerated = range(current - app_settings.TOTP_TOLERANCE, current + app_settings.TOTP_TOLERANCE + 1)
    right = [step for step in tolerated if _is_right(typed, secret=secret, step=step)]
    return next((step for step in right if step > after), None)


def _is_right(typed: str, *, secret: str, step: int) -> bool:
    expected = format_hotp_value(hotp_value(secret, step))
    return compare_digest(typed.encode(), expected.encode())
