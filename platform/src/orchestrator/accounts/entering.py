"""What follows from signing in: how long it lasts, on which device it was, and whether it still holds."""

from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.core.internal.httpkit import is_headless_request
from allauth.headless.constants import Client
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from orchestrator.accounts.lifetimes import APP, REMEMBERED, USUAL, Lifetime
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import note_visit, tell_of_new_device
from orchestrator.accounts.visits import visit_of
from orchestrator.kit.time import now

MARK = "visit"  # in a session: its row was made
EVERY = 60  # seconds; what is shown as "last seen" is that exact
PREFERENCE = "remember"  # set by the sign-in page before whichever way in is taken
DEVICES = "devices"
DEVICES_FOR = 400 * 24 * 3600  # seconds; browsers keep no cookie for longer
MOST_PEOPLE = 10  # who use one browser


def limit_session(request: HttpRequest, *, at: datetime) -> None:
    """Before anything else of a new sign-in is kept: how long it lasts."""
    limit = getattr(request.session, "limit", None)
    if limit is not None:
        limit(_lifetime(request), at=at)


def _lifetime(request: HttpRequest) -> Lifetime:
    if is_headless_request(request) == Client.APP:
        return APP
    return REMEMBERED if request.COOKIES.get(PREFERENCE) == "1" else USUAL


def note_entry(request: HttpRequest, person: User, *, is_first: bool, at: datetime) -> None:
    """After signing in: the session's row, and a notice if this device is new to the person."""
    visit = visit_of(request, request.session, person.pk)
    note_visit(visit, is_known=False, at=at)
    request.session[MARK] = True
    known = _people_here(request)
    if _digest(person) in known:
        return
    setattr(request, DEVICES, [_digest(person), *known][:MOST_PEOPLE])
    if not is_first:
        tell_of_new_device(visit, at=at)


def is_due(session_key: str) -> bool:
    """Whether it is time to look again; True once a minute for each session."""
    return bool(cache.add(f"seen:{session_key}", True, EVERY))


def is_still_open(request: HttpRequest, session: SessionBase, *, person_id: UUID) -> bool:
    """Note that the session is in use; False if it was ended, though a cache may still hold it."""
    if not note_visit(visit_of(request, session, person_id), is_known=MARK in session, at=now()):
        return False
    if MARK not in session:
        session[MARK] = True
    if getattr(session, "is_sliding", False):
        session.slide()  # type: ignore[attr-defined]
    return True


def remember_device(request: HttpRequest, response: HttpResponse) -> None:
    """Keep in the browser who has signed in there, in a way that only we can read or make."""
    people: list[str] | None = getattr(request, DEVICES, None)
    if people is not None:
        response.set_cookie(
            _cookie(),
            signing.dumps(people, salt=DEVICES),
            max_age=DEVICES_FOR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def _people_here(request: HttpRequest) -> list[str]:
    try:
        found: Any = signing.loads(request.COOKIES.get(_cookie(), ""), salt=DEVICES)
    except signing.BadSignature:
        return []
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _cookie() -> str:
    return settings.SESSION_COOKIE_NAME.replace("sessionid", DEVICES)


def _digest(person: User) -> str:
    return salted_hmac(DEVICES, str(person.pk), algorithm="sha256").hexdigest()[:24]
