"""Keeps what people see of their sessions true."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.entering import is_due, is_still_open, remember_device
from orchestrator.accounts.operations import follow_session


class Visits:
    """Notes at most once a minute that a session is in use, and lets the session's row follow its id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and is_due(key) and not self._holds(request):
            request.session.flush()
            request.user = AnonymousUser()
        response = self.get_response(request)
        new_key = request.session.session_key
        if key and new_key and key != new_key and request.user.is_authenticated:
            follow_session(old_key=key, new_key=new_key)
        remember_device(request, response)
        return response

    @staticmethod
    def _holds(request: HttpRequest) -> bool:
        person_id = request.user.pk
        return person_id is None or is_still_open(request, request.session, person_id=person_id)
