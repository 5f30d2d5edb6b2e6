"""Ending sessions, and keeping track of those that are in use."""

from collections.abc import Collection
from datetime import datetime
from functools import partial
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction

from orchestrator.accounts.session_store import SessionStore
from orchestrator.accounts.visits import Visit


@transaction.atomic
def end_sessions(*, person_id: UUID, except_session_key: str | None = None) -> int:
    """End the person's sessions everywhere, and with them the tokens of their apps; how many there were.

    What is ended is refused on the next request. Safe to repeat.
    """
    theirs = UserSession.objects.filter(user_id=person_id).exclude(session_key=except_session_key or "")
    keys = list(theirs.values_list("session_key", flat=True))
    _end(keys)
    return len(keys)


@transaction.atomic
def end_session(*, person_id: UUID, session_key: str) -> None:
    """End one session of the person. Safe to repeat."""
    theirs = UserSession.objects.filter(user_id=person_id, session_key=session_key)
    _end(list(theirs.values_list("session_key", flat=True)))


def _end(keys: Collection[str]) -> None:
    UserSession.objects.filter(session_key__in=keys).delete()
    Session.objects.filter(session_key__in=keys).delete()
    _forget(keys)
    transaction.on_commit(partial(_forget, keys), robust=True)  # somebody may have read it back until now


def _forget(keys: Collection[str]) -> None:
    cache.delete_many([SessionStore.cache_key_prefix + key for key in keys])


@transaction.atomic
def note_visit(visit: Visit, *, is_known: bool, at: datetime) -> bool:
    """Keep when and whence the session was last used; False if it was ended meanwhile.

    What was known of the country stays where a call does not tell: pages that are drawn on the server do not.
    """
    told = {"data": visit.data} if visit.country or not is_known else {}
    seen = UserSession.objects.filter(session_key=visit.session_key, user_id=visit.person_id).update(
        last_seen_at=at, ip=visit.address, user_agent=visit.user_agent, **told
    )
    if seen or is_known:
        return bool(seen)
    UserSession.objects.update_or_create(
        session_key=visit.session_key,
        defaults={
            "user_id": visit.person_id,
            "ip": visit.address,
            "user_agent": visit.user_agent,
            "data": visit.data,
            "last_seen_at": at,
        },
    )
    return True


@transaction.atomic
def follow_session(*, old_key: str, new_key: str) -> None:
    """A session goes on under a new id: what is known of it goes with it."""
    if UserSession.objects.filter(session_key=new_key).exists():
        UserSession.objects.filter(session_key=old_key).delete()
    else:
        UserSession.objects.filter(session_key=old_key).update(session_key=new_key)


@transaction.atomic
def forget_ended_sessions(*, at: datetime) -> int:
    """Drop what is kept of sessions that are over; how many there were. Safe to repeat."""
    Session.objects.filter(expire_date__lt=at).delete()
    over = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    forgotten: int = over.delete()[0]
    return forgotten
