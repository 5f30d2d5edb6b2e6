"""A thousand requests of two organisations over eight threads and a small pool leave no setting behind."""

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from rest_framework.test import APIClient

from orchestrator.organisations.api.organisation import OrganisationDetail
from orchestrator.testing.cast import holder, member, organisation

pytestmark = pytest.mark.django_db(transaction=True)

REQUESTS, THREADS, CONNECTIONS = 1000, 8, 3
LEFT = "SELECT current_setting('orchestrator.organisation', true), current_setting('role'), current_user"


@pytest.fixture
def pool(monkeypatch):
    """Fewer connections than threads, so that each serves both organisations in turn."""
    connection.close()  # it is nobody's pool's
    options = connections.settings["default"]["OPTIONS"]
    monkeypatch.setitem(options, "pool", {"min_size": CONNECTIONS, "max_size": CONNECTIONS, "timeout": 30})
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    yield
    connection.close()
    connection.close_pool()


@pytest.fixture
def crashing(monkeypatch):
    """A handler that dies in the middle of its transaction."""

    def dies(self, request):
        raise RuntimeError("planted")

    monkeypatch.setattr(OrganisationDetail, "put", dies, raising=False)


class Caller:
    """One of an organisation's, who says what they saw of somebody else's."""

    def __init__(self, slug, other):
        of = organisation(slug)
        self.person, self.key = member(f"Owner of {slug}".replace(" ", "-"), of), holder(of, ["usage:read"])
        self.slug, self.other = slug, other

    def calls(self):
        """Reads, writes, refusals of every kind, and a crash."""
        signed_in = self.person.browser.cookies
        mine, stranger, nobody = (APIClient(raise_request_exception=False) for _ in range(3))
        mine.cookies = stranger.cookies = signed_in
        mine.credentials(HTTP_ORCHESTRATOR_ORGANISATION=self.slug)
        stranger.credentials(HTTP_ORCHESTRATOR_ORGANISATION=self.other)
        return [
            lambda: (mine.get("/api/v1/organisation"), 200),
            lambda: (mine.get("/api/v1/members"), 200),
            lambda: (mine.get("/api/v1/audit/facts"), None),
            lambda: (
                mine.patch("/api/v1/organisation", {"name": f"{self.slug} {random.random()}"}, format="json"),
                200,
            ),
            lambda: (mine.patch("/api/v1/organisation", {"time_zone": "Nowhere"}, format="json"), 400),
            lambda: (mine.put("/api/v1/organisation"), 500),
            lambda: (stranger.get("/api/v1/organisation"), 404),
            lambda: (nobody.get("/api/v1/organisation"), 401),
            lambda: (self.key.client.get("/api/v1/usage/metrics"), 200),
            lambda: (self.key.client.get("/api/v1/members"), 403),
        ]


def test_a_thousand_interleaved_requests_leave_no_setting_behind(pool, crashing):
    kopi, teh = Caller("kopi-labs", "teh-works"), Caller("teh-works", "kopi-labs")
    work = [(caller, call) for caller in (kopi, teh) for call in caller.calls()]
    wrong, left, backends = [], [], set()
    guard = threading.Lock()

    def run(number):
        caller, call = work[random.Random(number).randrange(len(work))]
        answer, expected = call()
        connection.close()  # as at the end of a request: back into the pool
        with connection.cursor() as cursor:
            cursor.execute(LEFT)
            found = cursor.fetchone()
            cursor.execute("SELECT pg_backend_pid()")
            (backend,) = cursor.fetchone()
        connection.close()
        with guard:
            backends.add(backend)
            if found[0] not in {None, ""} or found[1] != "none" or found[2] != "orchestrator_app":
                left.append((number, found))
            if expected is not None and answer.status_code != expected:
                wrong.append((number, answer.status_code, expected))
            if caller.other.encode() in answer.content:
                wrong.append((number, "saw the other", answer.content))

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(run, range(REQUESTS)))

    assert (wrong, left) == ([], [])
    assert 1 < len(backends) <= CONNECTIONS, "the connections were not shared"


def test_a_setting_that_was_left_behind_would_be_seen(pool):
    """The look itself: planted on purpose, it finds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('orchestrator.organisation', 'planted', false)")
        cursor.execute(LEFT)
        assert cursor.fetchone()[0] == "planted"
        cursor.execute("SELECT set_config('orchestrator.organisation', '', false)")


def test_the_pool_is_the_one_that_serves(pool):
    assert isinstance(connections["default"], DatabaseWrapper)
    assert connections["default"].pool is not None
    assert os.environ["DATABASE_POOL"] == "false", "elsewhere the tests hold one connection each"
