"""Which calls count, and what every answer tells."""

import pytest

from orchestrator.metering.models import UsageEvent
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, member, organisation
from orchestrator.testing.counting import queries

pytestmark = [pytest.mark.django_db, pytest.mark.urls("metering.calls")]
TOLD = {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit-Policy", "RateLimit"}


@pytest.mark.parametrize(
    ("address", "status"),
    [("fine", 200), ("refuses", 409), ("takes-more", 403), ("things/42/refuses", 409)],
)
def test_an_answer_below_500_counts_once(kopi, program, in_ledger, in_valkey, address, status):
    answer = program.get(f"/api/v1/{address}")

    assert answer.status_code == status
    assert (in_ledger(kopi), in_valkey(kopi)) == (1, 1)
    with acting_for(kopi.pk):
        assert UsageEvent.objects.get().status == status
    assert set(answer.headers) >= TOLD


@pytest.mark.parametrize(("address", "status"), [("crashes", 500), ("unavailable", 503)])
def test_an_answer_of_5xx_gives_its_unit_back(kopi, program, in_ledger, in_valkey, address, status):
    answer = program.get(f"/api/v1/{address}")

    assert answer.status_code == status
    assert (in_ledger(kopi), in_valkey(kopi)) == (0, 0)
    assert set(answer.headers) >= TOLD


def test_a_crash_is_a_problem_document_with_the_requests_id(program):
    answer = program.get("/api/v1/crashes")

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "server_error"
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]


@pytest.mark.parametrize("sent", ["{", "[1,", '{"a": NaN}', "\xff"])
def test_malformed_json_is_refused_and_counts(kopi, program, in_ledger, sent):
    answer = program.post("/api/v1/fine", sent, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed_json")
    assert set(answer.headers) >= TOLD
    assert in_ledger(kopi) == 1


def test_an_oversized_body_is_refused_and_counts(kopi, program, in_ledger):
    answer = program.post("/api/v1/fine", '"' + "x" * 1024 * 1024 + '"', content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert in_ledger(kopi) == 1


def test_a_body_that_is_not_json_is_refused(program):
    answer = program.post("/api/v1/fine", "a=b", content_type="application/x-www-form-urlencoded")

    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_method_that_is_not_there_is_refused_and_counts(kopi, program, in_ledger):
    answer = program.delete("/api/v1/fine")

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert in_ledger(kopi) == 1


def test_an_answer_in_another_format_is_refused(program):
    answer = program.get("/api/v1/fine", headers={"Accept": "text/csv"})

    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_people_are_not_counted(kopi, in_ledger, in_valkey):
    answer = member("Mei", kopi).browser.get("/api/v1/usage/metrics")

    assert answer.status_code == 200
    assert (in_ledger(kopi), in_valkey(kopi)) == (0, None)
    assert not TOLD & set(answer.headers)


def test_what_only_a_person_may_do_is_not_counted(kopi, program, in_ledger):
    answer = program.get("/api/v1/api-keys")

    assert (answer.status_code, answer.json()["code"]) == (403, "person_required")
    assert in_ledger(kopi) == 0


def test_the_ledger_keeps_the_operation_and_not_the_id(kopi, program):
    program.get("/api/v1/things/42/refuses")

    with acting_for(kopi.pk):
        kept = UsageEvent.objects.get()
    assert (kept.method, kept.path) == ("GET", "/api/v1/things/{id}/refuses")


def test_a_call_asks_for_the_key_with_its_plan_and_the_ledger(kopi, program):
    program.get("/api/v1/fine")

    with queries() as asked:
        program.get("/api/v1/fine")

    assert len(asked) == 2, "\n".join(asked)


def test_headers_speak_of_the_limit_that_is_reached_first(kopi, program):
    told = program.get("/api/v1/fine").headers

    assert (told["RateLimit-Limit"], told["RateLimit-Remaining"]) == ("1000", "999")
    assert 0 < int(told["RateLimit-Reset"]) <= 3600
    assert told["RateLimit-Policy"].startswith('"hour";q=1000;w=3600, "period";q=1000;w=')


def test_anothers_calls_are_not_ours(kopi, program, in_ledger, in_valkey):
    another = holder(organisation("teh-works"), ["usage:read"]).client
    another.get("/api/v1/fine")
    program.get("/api/v1/fine")

    assert in_ledger(kopi) == in_valkey(kopi) == 1
