"""Work that stopped: seen, and tried again by who may."""

import json
from base64 import b64decode

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_redis import get_redis_connection

from orchestrator.console.operations import replay_dead_letter
from orchestrator.events.models import Delivery, Fact
from orchestrator.kit.errors import NotFound, NotPossibleNow
from orchestrator.kit.ids import new_id
from orchestrator.mail.models import Message
from orchestrator.tenancy.acting import across_organisations, organisation_in_force

pytestmark = pytest.mark.django_db
KIND = "orchestrator_mail.message"


@pytest.fixture
def letter():
    return Message.objects.create(
        template="welcome",
        to="mei@kopi.example",
        subject="s",
        text="t",
        html="h",
        state="dead",
        attempts=3,
        last_error="GiveUp: The mail server refused the address: [550] <script>alert(1)</script>",
    )


def address(letter, tail=""):
    return f"/console/dead-letters/{KIND}/{letter.pk}/{tail}"


def replayed():
    with across_organisations(reason="a test"):
        return list(Fact.objects.filter(name="console.dead_letter_replayed"))


def test_a_dead_letter_is_listed_with_its_kind_and_error(client, sign_in, letter):
    sign_in("readonly")

    page = client.get("/console/dead-letters/").content.decode()

    assert "welcome to mei@kopi.example" in page
    assert "The mail server refused the address" in page
    assert "<script>alert(1)" not in page


def test_the_list_is_filtered_by_kind(client, sign_in, letter):
    sign_in()

    other = client.get("/console/dead-letters/", {"kind": "orchestrator_events.delivery"})
    same = client.get("/console/dead-letters/", {"kind": KIND})

    assert other.context["found"].rows == []
    assert [row.id for row in same.context["found"].rows] == [letter.pk]


def test_the_overview_counts_it(client, sign_in, letter):
    sign_in()

    assert client.get("/console/").context["overview"].waiting == 1


def test_its_page_shows_the_whole_error_and_the_attempts(client, sign_in, letter):
    sign_in()

    page = client.get(address(letter)).content.decode()

    assert "[550]" in page
    assert "Replay" in page


def test_one_that_is_none_is_not_found(client, sign_in, letter):
    sign_in()

    assert client.get(f"/console/dead-letters/{KIND}/{new_id()}/").status_code == 404
    assert client.get(f"/console/dead-letters/orchestrator_accounts.user/{letter.pk}/").status_code == 404


@pytest.mark.parametrize("role", ["admin", "support"])
def test_replaying_makes_it_due_and_records_who_asked(client, sign_in, letter, role):
    person = sign_in(role)

    answer = client.post(address(letter, "replay/"))

    letter.refresh_from_db()
    assert answer.status_code == 302
    assert (letter.state, letter.attempts) == ("pending", 0)
    (fact,) = replayed()
    assert fact.actor_id == person.pk
    assert (fact.body["kind"], fact.body["letter_id"]) == (KIND, str(letter.pk))


def test_who_may_only_read_sees_no_button_and_is_refused(client, sign_in, letter):
    sign_in("readonly")

    assert "Replay</button>" not in client.get(address(letter)).content.decode()
    assert client.post(address(letter, "replay/")).status_code == 403
    letter.refresh_from_db()
    assert letter.state == "dead"


def test_a_customer_cannot_replay(client, sign_in, letter):
    sign_in("")

    assert client.post(address(letter, "replay/")).status_code == 404


def test_it_takes_a_post_with_the_token(client, sign_in, letter):
    sam = sign_in()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(sam)

    assert client.get(address(letter, "replay/")).status_code == 405
    assert strict.post(address(letter, "replay/")).status_code == 403


def test_a_second_press_says_that_it_is_no_dead_letter_any_more(client, sign_in, letter):
    sign_in()
    client.post(address(letter, "replay/"))

    page = client.post(address(letter, "replay/"), follow=True).content.decode()

    assert "Only a dead letter can be replayed" in page
    assert len(replayed()) == 1


def test_neither_replay_nor_fact_without_the_other(letter):
    with pytest.raises(NotFound):
        replay_dead_letter(kind=KIND, id=new_id(), actor_id=new_id(), at=timezone.now())
    letter.revive(at=timezone.now())
    letter.save()
    with pytest.raises(NotPossibleNow):
        replay_dead_letter(kind=KIND, id=letter.pk, actor_id=new_id(), at=timezone.now())
    assert replayed() == []


def test_a_delivery_is_replayed_too(client, sign_in):
    sign_in()
    fact = Fact.objects.create(name="tests.gone", body={})
    delivery = Delivery.objects.create(fact=fact, subscriber="nobody", state="dead", attempts=1)

    client.post(f"/console/dead-letters/orchestrator_events.delivery/{delivery.pk}/replay/")

    delivery.refresh_from_db()
    assert delivery.state == "pending"


@pytest.mark.django_db(transaction=True)
def test_the_broker_is_told_after_the_commit(client, sign_in, letter):
    sign_in()

    client.post(address(letter, "replay/"))

    assert waiting_in_the_broker() == [str(letter.pk)]


def waiting_in_the_broker():
    rows = [json.loads(row) for row in get_redis_connection("default").lrange("celery", 0, -1)]
    return [json.loads(b64decode(row["body"]))[1]["id"] for row in rows]


@pytest.mark.django_db(transaction=True)
def test_the_page_is_rendered_across_organisations_and_nothing_stays_behind(client, sign_in, kopi):
    sign_in()

    page = client.get("/console/orchestrator_organisations/organisation/")

    assert b"Kopi Labs" in page.content
    assert organisation_in_force() is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, current_setting('role')")
        assert cursor.fetchone() == ("orchestrator_app", "none")
