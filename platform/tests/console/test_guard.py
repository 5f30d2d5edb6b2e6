"""The console takes more than a password, where the site asks for it."""

import pytest
from allauth.mfa.models import Authenticator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _as_in_production(settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"console_requires_second_factor": True})


def give_app(person):
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed", "last_step": 0})


@pytest.mark.parametrize("path", ["", "dead-letters/", "orchestrator_accounts/user/?q=mei", "login/"])
def test_staff_without_one_are_led_to_it_and_back(client, sign_in, path):
    sign_in("admin")

    answer = client.get(f"/console/{path}")
    while answer.status_code == 302 and answer["Location"].startswith("/console/"):
        answer = client.get(answer["Location"])

    assert answer.status_code == 302
    assert answer["Location"].startswith("http://localhost:3000/account/security/required?by=console&next=/console/")


def test_nothing_is_changed_without_one(client, sign_in, mei):
    sign_in("admin")

    answer = client.post(f"/console/orchestrator_accounts/user/{mei.pk}/change/", {"name": "Changed"})

    assert "/account/security/required" in answer["Location"]
    mei.refresh_from_db()
    assert mei.name == "Mei"


def test_staff_who_have_one_come_in(client, sign_in):
    give_app(sign_in("readonly"))

    assert client.get("/console/").status_code == 200


def test_for_a_customer_who_has_one_there_is_still_no_console(client, sign_in):
    give_app(sign_in(""))

    assert client.get("/console/").status_code == 404


def test_where_a_site_does_not_ask_for_it_a_password_is_enough(client, sign_in, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"console_requires_second_factor": False})
    sign_in("admin")

    assert client.get("/console/").status_code == 200
