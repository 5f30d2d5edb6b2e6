"""Several organisations of one person."""

from datetime import timedelta

import pytest

from orchestrator.kit.conf import conf
from orchestrator.kit.time import now
from orchestrator.organisations.operations import create_organisation, ensure_personal_organisation
from orchestrator.organisations.queries import places_of
from orchestrator.organisations.roles import Role

URL = "/api/v1/organisations"


def test_a_person_makes_another_organisation_and_owns_it(as_person, mei, kopi):
    answer = as_person(mei).post(URL, {"name": "Kopi Roasters"}, format="json")

    assert (answer.status_code, answer.json()["slug"], answer.json()["role"]) == (201, "kopi-roasters", "owner")
    assert [place.organisation.name for place in places_of(person_id=mei.pk)] == ["Kopi Labs", "Kopi Roasters"]


def test_the_address_can_be_chosen(as_person, mei, kopi):
    answer = as_person(mei).post(URL, {"name": "Kopi Roasters", "slug": "roasters"}, format="json")

    assert answer.json()["slug"] == "roasters"


def test_a_taken_address_is_refused_and_nothing_is_made(as_person, ravi, teh, kopi):
    answer = as_person(ravi).post(URL, {"name": "Mine", "slug": "kopi-labs"}, format="json")

    assert (answer.status_code, answer.json()["code"]) == (409, "slug_taken")
    assert len(places_of(person_id=ravi.pk)) == 1


def test_only_so_many_a_day(mei):
    at = now()
    for number in range(conf().organisations_per_day):
        create_organisation(person_id=mei.pk, name=f"Kopi {number}", at=at)

    with pytest.raises(Exception, match="several organisations today"):
        create_organisation(person_id=mei.pk, name="One more", at=now())

    create_organisation(person_id=mei.pk, name="One more", at=now() + timedelta(days=1, minutes=1))


def test_the_first_of_somebody_who_came_by_an_invitation_is_their_own(mei, ravi, kopi, join):
    join(kopi, ravi, Role.MEMBER)

    made = create_organisation(person_id=ravi.pk, name="Teh House", at=now())

    assert made.personal_to_id == ravi.pk
    assert ensure_personal_organisation(person_id=ravi.pk, at=now()).pk == made.pk


def test_a_second_one_is_not_personal(mei, kopi):
    assert create_organisation(person_id=mei.pk, name="Kopi Roasters", at=now()).personal_to_id is None
