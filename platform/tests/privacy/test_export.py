"""A copy of what is known of a person."""

import json

import pytest
from accounts.browser import travel

from orchestrator.accounts.models import User
from orchestrator.api_keys.operations import create_key
from orchestrator.kit.time import now

pytestmark = pytest.mark.django_db
URL = "/api/v1/user/export"


def test_everything_that_an_app_knows_is_given(browser, mei, kopi, second_address):
    create_key(organisation_id=kopi.pk, actor_id=mei.pk, name="Till", scopes=["usage:read"], at=now())

    answer = browser.send("GET", URL, base="")

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith('attachment; filename="my-data-')
    assert answer["Cache-Control"] == "no-store"
    given = answer.json()
    assert given["accounts"]["email"] == "mei@kopi.example"
    assert [row["email"] for row in given["accounts"]["addresses"]] == ["mei@kopi.example", "mei@tan.example"]
    assert len(given["accounts"]["sessions"]) == 1
    assert given["organisations"][0]["organisation"] == "Kopi Labs"
    assert given["api_keys"][0]["name"] == "Till"
    assert "api_keys.key_created" in {fact["what"] for fact in given["events"]}
    assert given["privacy"] == []


def test_no_secret_is_in_it(browser, mei):
    password = User.objects.get(pk=mei.pk).password

    text = json.dumps(browser.send("GET", URL, base="").json())

    assert password not in text
    assert browser.session_id not in text


def test_nothing_of_others_is_in_it(browser, kopi, ravi, join):
    join(kopi, ravi, "member")

    assert "ravi@teh.example" not in browser.send("GET", URL, base="").content.decode()


def test_it_takes_a_fresh_proof(browser):
    with travel(minutes=16):
        assert browser.send("GET", URL, base="").json()["code"] == "fresh_proof_required"
