"""When a person last showed that it is they who sit there; kept in their session."""

from datetime import UTC, datetime

from django.contrib.sessions.backends.base import SessionBase

from orchestrator.rest.access import FRESH_FOR

KEY = "proven_at"


def note_proof(session: SessionBase, *, at: datetime) -> None:
    """They have just shown it, in whichever way."""
    session[KEY] = at.timestamp()


def proven_at(session: SessionBase) -> datetime | None:
    """When they did so last; None for a session that does not say."""
    found = session.get(KEY)
    return datetime.fromtimestamp(found, UTC) if isinstance(found, int | float) else None


def is_fresh(session: SessionBase, *, at: datetime) -> bool:
    """Whether that was not long ago."""
    proven = proven_at(session)
    return proven is not None and proven >= at - FRESH_FOR
