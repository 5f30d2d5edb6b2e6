"""The counters and the ledger say the same, whatever happens to calls and to Valkey. These tests commit."""

import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import chain

import pytest
from django.db import connection, connections
from metering.test_refusals import use_up

from orchestrator.kit.conf import conf
from orchestrator.kit.time import now
from orchestrator.metering.counters import REST, counters
from orchestrator.metering.reconciliation import reconcile
from orchestrator.testing.cast import holder, organisation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("metering.calls")]
FINE, CRASHES = "/api/v1/fine", "/api/v1/crashes"


@pytest.fixture
def kopi(transactional_db):
    return organisation("kopi-labs")


@pytest.fixture
def held(kopi):
    return holder(kopi, ["usage:read"])


@pytest.fixture
def elsewhere(settings):
    """Tells this process that Valkey is at another port of this machine."""

    def told(port):
        settings.ORCHESTRATOR = conf().model_copy(update={"redis_url": f"redis://127.0.0.1:{port}/0"})

    return told


@pytest.fixture
def nobody_there():
    """A port that refuses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def frozen():
    """A port that takes connections and never answers."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(50)
        yield silent.getsockname()[1]


def all_at_once(held, addresses, *, threads=20):
    """The statuses of the calls, in no order."""

    def calls(some):
        try:
            return [held.client.get(address).status_code for address in some]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return [*chain(*pool.map(calls, (addresses[number::threads] for number in range(threads))))]


def test_of_100_calls_at_once_exactly_one_takes_the_last_unit(kopi, held, in_ledger, in_valkey):
    use_up(kopi, but=1)

    statuses = all_at_once(held, [FINE] * 100)

    assert (statuses.count(200), statuses.count(429)) == (1, 99)
    assert (in_ledger(kopi), in_valkey(kopi)) == (1, 1000)


def test_after_1000_calls_of_which_a_tenth_fails_both_agree(kopi, held, on_professional, in_ledger, in_valkey):
    on_professional(kopi)
    addresses = [FINE] * 850 + [CRASHES] * 60 + ["/api/v1/unavailable"] * 40 + ["/api/v1/refuses"] * 50
    random.Random(7).shuffle(addresses)

    statuses = all_at_once(held, addresses, threads=8)

    assert sum(status >= 500 for status in statuses) == 100
    assert in_ledger(kopi) == in_valkey(kopi) == 900


def test_counters_that_were_lost_are_made_from_the_ledger(kopi, held, in_ledger, in_valkey):
    for _ in range(3):
        held.client.get(FINE)
    counters().valkey.flushdb()

    answer = held.client.get(FINE)

    assert '"period";r=996' in answer.headers["RateLimit"]
    assert in_ledger(kopi) == in_valkey(kopi) == 4


def test_many_calls_that_find_the_counter_lost_make_one(kopi, held, in_ledger, in_valkey):
    for _ in range(5):
        held.client.get(FINE)
    counters().valkey.flushdb()

    assert set(all_at_once(held, [FINE] * 40)) == {200}

    assert in_ledger(kopi) == 45
    assert 45 >= in_valkey(kopi) >= 25  # never more than was used; what were under way is found by reconciling


def test_without_valkey_the_ledger_decides(kopi, held, elsewhere, nobody_there, in_ledger):
    elsewhere(nobody_there)

    answers = [held.client.get(FINE) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert '"period";r=998' in answers[1].headers["RateLimit"]
    assert in_ledger(kopi) == 2


def test_without_valkey_a_limit_still_holds(kopi, held, elsewhere, nobody_there, in_ledger):
    elsewhere(nobody_there)
    fill_ledger(kopi, 998)

    statuses = all_at_once(held, [FINE] * 30, threads=10)

    assert (statuses.count(200), statuses.count(429)) == (2, 28)
    assert in_ledger(kopi) == 1000


def test_a_valkey_that_does_not_answer_slows_one_call_a_little(kopi, held, elsewhere, frozen):
    elsewhere(frozen)
    began = time.monotonic()

    statuses = [held.client.get(FINE).status_code for _ in range(3)]

    assert statuses == [200] * 3
    assert time.monotonic() - began < 0.9  # 250 ms once, and then it is left alone for a second


def test_calls_made_while_valkey_was_frozen_are_in_its_counter_afterwards(kopi, held, in_ledger, in_valkey):
    held.client.get(FINE)
    counters().valkey.execute_command("CLIENT", "PAUSE", "600", "ALL")

    assert [held.client.get(FINE).status_code for _ in range(3)] == [200] * 3
    time.sleep(REST + 0.2)
    assert held.client.get(FINE).status_code == 200

    assert in_ledger(kopi) == 5
    assert in_valkey(kopi) >= 5


def fill_ledger(of, calls):
    """Calls of earlier today."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT set_config('orchestrator.organisation', %s, true)", [str(of.pk)])
        cursor.execute(
            """INSERT INTO orchestrator_metering_usageevent
               SELECT gen_random_uuid(), %s, gen_random_uuid(), 'GET', '/', 200, 1, %s, %s
                 FROM generate_series(1, %s)""",
            [of.pk, now(), of.created_at, calls],
        )
        cursor.execute("COMMIT")


@pytest.mark.parametrize("drift", [5, -2])
def test_drift_is_repaired_when_it_was_seen_twice(kopi, held, in_ledger, in_valkey, drift):
    for _ in range(3):
        held.client.get(FINE)
    (name,) = counters().all()
    counters().valkey.incrby(str(name), drift)

    looks = [reconcile(at=now() + timedelta(seconds=61 * number)) for number in range(5)]

    assert in_valkey(kopi) == in_ledger(kopi) == 3
    assert looks == [0, 0, 1, 0, 0]


def test_calls_under_way_are_no_drift(kopi, held, in_valkey):
    held.client.get(FINE)
    (name,) = counters().all()

    counters().valkey.incr(str(name))  # a call has taken its unit
    reconcile(at=now())
    counters().valkey.decr(str(name))  # it failed and gave it back
    repaired = [reconcile(at=now() + timedelta(seconds=61 * number)) for number in range(1, 5)]

    assert repaired == [0, 0, 0, 0]
    assert in_valkey(kopi) == 1
