"""Kopi Labs requires two-factor authentication; Mei owns it and has an app, Ann works there and has none."""

import pytest
from allauth.mfa.models import Authenticator

from orchestrator.accounts.demands import SecondFactorDemanded, demanded_by
from orchestrator.accounts.operations import ask_to_turn_off, turn_off
from orchestrator.accounts.queries import has_second_factor
from orchestrator.accounts.whence import Whence
from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, member, organisation

pytestmark = pytest.mark.django_db


def give_app(person):
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "sealed", "last_step": 0})


def requires(of, *, required=True):
    with acting_for(of.pk):
        Organisation.objects.filter(pk=of.pk).update(requires_second_factor=required)


@pytest.fixture
def kopi():
    made = organisation("kopi-labs")
    requires(made)
    return made


@pytest.fixture
def mei(kopi):
    found = member("Mei", kopi)
    give_app(found.person)
    return found


@pytest.fixture
def ann(kopi):
    return member("Ann", kopi, Role.MEMBER)


def test_a_member_without_one_is_led_to_it(ann):
    refused = ann.browser.get("/api/v1/organisation")

    assert refused.status_code == 403
    assert refused.json()["code"] == "second_factor_required"


def test_a_member_who_has_one_comes_in_and_so_do_keys(mei, kopi):
    assert mei.browser.get("/api/v1/organisation").status_code == 200
    assert holder(kopi, {"usage:read"}).client.get("/api/v1/usage/metrics").status_code == 200


def test_it_acts_on_the_next_request(ann, kopi):
    give_app(ann.person)
    assert ann.browser.get("/api/v1/organisation").status_code == 200

    Authenticator.objects.all().delete()
    assert ann.browser.get("/api/v1/organisation").status_code == 403

    requires(kopi, required=False)
    assert ann.browser.get("/api/v1/organisation").status_code == 200


def test_recovery_codes_alone_are_none(ann):
    Authenticator.objects.create(
        user=ann.person, type=Authenticator.Type.RECOVERY_CODES, data={"unused": [], "total": 10}
    )

    assert ann.browser.get("/api/v1/organisation").status_code == 403


def test_what_is_the_persons_own_stays_open(ann):
    assert ann.browser.get("/api/v1/user/profile").status_code == 200


def test_it_cannot_be_turned_off_while_an_organisation_requires_it(mei, kopi):
    assert demanded_by(person_id=mei.person.pk) == ["Kopi Labs"]
    with pytest.raises(SecondFactorDemanded, match="required by Kopi Labs"):
        ask_to_turn_off(person_id=mei.person.pk)
    assert not Message.objects.filter(template="turn_off_second_factor").exists()

    requires(kopi, required=False)
    ask_to_turn_off(person_id=mei.person.pk)
    assert Message.objects.filter(template="turn_off_second_factor").exists()


def test_nor_by_a_link_that_was_mailed_before(mei, kopi):
    requires(kopi, required=False)
    ask_to_turn_off(person_id=mei.person.pk)
    key = Message.objects.get(template="turn_off_second_factor").text.partition("/second-factor-off/")[2].split()[0]
    requires(kopi)

    with pytest.raises(SecondFactorDemanded):
        turn_off(key=key, at=now(), whence=Whence())
    assert has_second_factor(person_id=mei.person.pk)
