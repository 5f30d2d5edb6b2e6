"""A clock tells nobody who has an account: two distributions of times that lie on each other."""

from statistics import median
from time import perf_counter

import pytest
from accounts.browser import Browser
from django.core.cache import cache

from orchestrator.accounts.models import Guard

pytestmark = pytest.mark.django_db
TRIES = 15
KNOWN, STRANGE = "mei@kopi.example", "nobody@x.example"
HELD_BACK = 0.2  # seconds; as a site has it, and longer than the work takes on a busy machine


def sign_in(email):
    return lambda browser, _: browser.sign_in(email=email, password="Not-Hers-2026")


def sign_up(email):
    return lambda browser, number: browser.sign_up(email=email.format(number))


def post(path, email):
    return lambda browser, _: browser.post(path, {"email": email})


CALLS = {
    "sign-in": (sign_in(KNOWN), sign_in(STRANGE)),
    "reset": (post("/auth/password/request", KNOWN), post("/auth/password/request", STRANGE)),
    "code": (post("/auth/code/request", KNOWN), post("/auth/code/request", STRANGE)),
    "unlock": (post("/auth/unlock/request", KNOWN), post("/auth/unlock/request", STRANGE)),
    "sign-up": (sign_up(KNOWN), sign_up("somebody{}@x.example")),
}


@pytest.mark.parametrize("name", CALLS)
def test_known_and_unknown_take_the_same_time(mei, settings, name):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"answer_after": HELD_BACK})
    known, unknown = [], []
    for number in range(TRIES):
        for taken, call in zip((known, unknown), CALLS[name], strict=True):
            browser = Browser(**{"X-Forwarded-For": f"192.0.2.{number}"})
            cache.clear()
            Guard.objects.all().delete()
            began = perf_counter()
            call(browser, number)
            taken.append(perf_counter() - began)

    print(f"{name}: known {spread(known)}, unknown {spread(unknown)}")
    assert min(*known, *unknown) >= HELD_BACK
    assert abs(median(known) - median(unknown)) < 0.05 * median(known)
    assert overlap(known, unknown) > 0.25, "one half of the times lies apart from the other"


def spread(times):
    low, *_, high = sorted(times)
    return f"{low * 1000:.1f} / {median(times) * 1000:.1f} / {high * 1000:.1f} ms"


def overlap(one, other):
    """How often a time of *one* is below one of *other*: a half for two that cannot be told apart; the smaller side."""
    below = sum((a < b) + (a == b) / 2 for a in one for b in other) / (len(one) * len(other))
    return min(below, 1 - below)
