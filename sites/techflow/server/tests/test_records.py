"""TechFlow's product, called as a customer's program and as a customer."""

import pytest

from orchestrator.events.models import Fact
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, member, organisation
from orchestrator.testing.counting import queries
from records.models import Record

pytestmark = pytest.mark.django_db
URL = "/api/v1/records"
BOTH = ["records:read", "records:write"]


@pytest.fixture
def kopi():
    return organisation("kopi-labs")


@pytest.fixture
def teh():
    return organisation("teh-works")


def test_a_program_keeps_a_record_and_finds_it(kopi):
    program = holder(kopi, BOTH).client

    made = program.post(URL, {"title": "Beans", "body": "Robusta"})

    assert made.status_code == 201
    assert made.json()["id"].startswith("rec_")
    assert program.get(URL).json() == {"data": [made.json()], "next_cursor": None}


def test_that_it_was_kept_is_a_fact_that_names_no_words(kopi):
    holder(kopi, BOTH).client.post(URL, {"title": "Beans"})

    with acting_for(kopi.pk):
        fact = Fact.objects.get(name="records.record_created")
        assert fact.body["record_id"] == str(Record.objects.get().pk)
        assert "Beans" not in str(fact.body)


def test_a_read_with_a_key_asks_the_database_three_times(kopi):
    """The key with what it may use, the records, the ledger."""
    program = holder(kopi, BOTH).client
    program.post(URL, {"title": "Beans"})

    with queries() as asked:
        assert program.get(URL).status_code == 200

    assert len(asked) == 3, "\n".join(asked)


def test_reading_takes_the_scope_to_read_and_writing_the_one_to_write(kopi):
    reader, writer = holder(kopi, ["records:read"]).client, holder(kopi, ["records:write"]).client

    assert reader.get(URL).status_code == 200
    assert writer.post(URL, {"title": "Beans"}).status_code == 201
    for refused in (reader.post(URL, {"title": "Beans"}), writer.get(URL)):
        assert (refused.status_code, refused.json()["code"]) == (403, "scope_required")


def test_a_stranger_sees_nothing(kopi, teh):
    kept = holder(kopi, BOTH).client.post(URL, {"title": "Beans"}).json()
    stranger = holder(teh, BOTH).client

    assert stranger.get(URL).json()["data"] == []
    assert stranger.get(URL, {"cursor": kept["id"]}).json()["data"] == []


def test_people_read_and_write_by_role(kopi):
    mei, vic = member("Mei", kopi).browser, member("Vic", kopi, Role.VIEWER).browser

    assert mei.post(URL, {"title": "Beans"}).status_code == 201
    assert len(vic.get(URL).json()["data"]) == 1
    assert vic.post(URL, {"title": "Beans"}).json()["code"] == "role_required"


def test_what_a_caller_may_not_set_is_ignored(kopi, teh):
    theirs = {"organisation": str(teh.pk), "organisation_id": str(teh.pk), "created_at": "2001-01-01", "id": "rec_x"}

    made = holder(kopi, BOTH).client.post(URL, {"title": "Beans", **theirs})

    assert made.status_code == 201
    with acting_for(kopi.pk):
        record = Record.objects.get()
        assert (record.organisation_id, record.created_at.year > 2001) == (kopi.pk, True)


@pytest.mark.parametrize(
    ("sent", "pointer"),
    [
        ({}, "/title"),
        ({"title": ""}, "/title"),
        ({"title": "x" * 201}, "/title"),
        ({"title": "x", "body": None}, "/body"),
    ],
)
def test_what_cannot_be_kept_is_named(kopi, sent, pointer):
    refused = holder(kopi, BOTH).client.post(URL, sent)

    assert refused.status_code == 400
    assert [error["pointer"] for error in refused.json()["errors"]] == [pointer]


def test_pages_stay_stable_while_records_are_added(kopi):
    program = holder(kopi, BOTH).client
    for number in range(5):
        program.post(URL, {"title": str(number)})

    first = program.get(URL, {"limit": 2}).json()
    program.post(URL, {"title": "new"})
    second = program.get(URL, {"limit": 3, "cursor": first["next_cursor"]}).json()

    assert [one["title"] for one in first["data"] + second["data"]] == ["4", "3", "2", "1", "0"]
    assert second["next_cursor"] is None
