"""Answers that take as long for a known address as for an unknown one, and leave room for everybody else's."""

from functools import cache
from http import HTTPStatus
from threading import BoundedSemaphore
from time import perf_counter, sleep
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from orchestrator.accounts.views.refusals import refusal_of
from orchestrator.kit.conf import conf

# These do not depend on whether the address is known, and a flood of them must not hold threads.
AT_ONCE = frozenset(
    {
        HTTPStatus.FORBIDDEN,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.METHOD_NOT_ALLOWED,
    }
)
BUSY = "Many people are signing in right now. Please try again in a moment."


class Evenly:
    """Holds an answer back until ``answer_after`` has passed, which is longer than the work takes either way.

    Doing the same work for both is not enough: two templates, or one row more, differ by milliseconds, and two hundred
    tries show a difference of a tenth of one. Whoever gets in is not held back: that says it all anyway.

    What hashes or waits keeps a thread, so of all threads of a process only ``sign_ins_at_once`` do this; one more is
    told to come back in a second, and the pages of those who are in stay quick.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        began = perf_counter()
        if not _places().acquire(blocking=False):
            busy = refusal_of(HTTPStatus.SERVICE_UNAVAILABLE, "busy", BUSY)
            busy.headers["Retry-After"] = "1"
            return busy
        try:
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
            if response.status_code not in AT_ONCE and not request.user.is_authenticated:
                sleep(max(0.0, conf().answer_after - (perf_counter() - began)))
            return response
        finally:
            _places().release()


@cache
def _places() -> BoundedSemaphore:
    return BoundedSemaphore(conf().sign_ins_at_once)
