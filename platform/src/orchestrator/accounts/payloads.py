"""How a person looks from outside."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.utils.crypto import salted_hmac

from orchestrator.kit.ids import read, shown

PREFIX = "usr"
PASSKEY_PREFIX = "pky"
SESSION_PREFIX = "ses"


def shown_person(id: UUID) -> str:
    """A person's id as people see it, such as ``usr_01k1x3t6wbf8z9v6k2m4q0r5ns``."""
    return shown(PREFIX, id)


def shown_session(session_key: str) -> str:
    """A session's id as people see it; nobody can make a session out of it."""
    digest = salted_hmac("accounts.sessions", session_key, algorithm="sha256").digest()
    return shown(SESSION_PREFIX, UUID(bytes=digest[:16]))


def shown_passkey(id: UUID) -> str:
    """A passkey's id as people see it."""
    return shown(PASSKEY_PREFIX, id)


def read_passkey(text: str) -> UUID | None:
    """The id that *text* shows; None when it shows none."""
    return read(PASSKEY_PREFIX, text)


def shown_authenticator(factor: Authenticator) -> dict[str, Any]:
    """A second factor; never its secret."""
    shown_one: dict[str, Any] = {
        "type": factor.type,
        "created_at": factor.created_at.isoformat(),
        "last_used_at": factor.last_used_at.isoformat() if factor.last_used_at else None,
    }
    if factor.type == Authenticator.Type.WEBAUTHN:
        shown_one["id"] = shown_passkey(UUID(factor.data["id"]))
        shown_one["name"] = factor.data["name"]
        shown_one["is_passwordless"] = bool(factor.wrap().is_passwordless)
    if factor.type == Authenticator.Type.RECOVERY_CODES:
        shown_one["total_code_count"] = factor.data["total"]
        shown_one["unused_code_count"] = len(factor.data["unused"])
    return shown_one
