"""The name in an organisation's address: who may have it, where an old one leads, and who gets it next."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from orchestrator.events.models import Fact
from orchestrator.kit.conf import conf
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation, TakenSlug
from orchestrator.organisations.operations import (
    SlugTaken,
    TooManySlugs,
    change_slug,
    create_organisation,
)
from orchestrator.organisations.policy import MOST_SLUGS_HELD
from orchestrator.organisations.queries import place_of
from orchestrator.organisations.roles import Role
from orchestrator.organisations.slugs import RESERVED, SlugNotAllowed, check_slug, looks_like
from orchestrator.tenancy.acting import acting_for

URL = "/api/v1/organisation/slug"


def move(organisation, slug, *, at=None):
    with acting_for(organisation.pk):
        return change_slug(organisation_id=organisation.pk, actor_id=None, slug=slug, at=at or now())


def test_a_new_address_works_at_once_and_the_old_one_leads_there(as_person, mei, kopi):
    answer = as_person(mei, kopi).put(URL, {"slug": "kopi-house"}, format="json")

    assert (answer.status_code, answer.json()["slug"]) == (200, "kopi-house")
    for address in ("kopi-house", "kopi-labs"):
        assert as_person(mei, address).get("/api/v1/organisation").json()["slug"] == "kopi-house"


def test_an_old_address_leads_a_stranger_nowhere(as_person, ravi, teh, kopi):
    move(kopi, "kopi-house")

    assert as_person(ravi, "kopi-labs").get("/api/v1/organisation").status_code == 404
    assert place_of(person_id=ravi.pk, slug="kopi-labs") is None


def test_nobody_else_gets_an_old_address_before_it_is_released(ravi, teh, kopi):
    left = now()
    move(kopi, "kopi-house", at=left)

    with pytest.raises(SlugTaken):
        move(teh, "kopi-labs", at=left + timedelta(days=conf().slug_release_days - 1))
    with pytest.raises(SlugTaken):
        create_organisation(person_id=ravi.pk, name="Kopi Labs", slug="kopi-labs", at=left)


def test_a_released_address_is_the_next_owners_and_leads_to_them(as_person, mei, ravi, teh, kopi):
    left = now() - timedelta(days=conf().slug_release_days + 1)
    move(kopi, "kopi-house", at=left)

    move(teh, "kopi-labs")

    assert as_person(ravi, "kopi-labs").get("/api/v1/organisation").json()["id"].startswith("org_")
    assert as_person(mei, "kopi-labs").get("/api/v1/organisation").status_code == 404


def test_a_new_organisation_of_that_name_gets_another_address_meanwhile(ravi, kopi):
    move(kopi, "kopi-house")

    made = create_organisation(person_id=ravi.pk, name="Kopi Labs", at=now())

    assert made.slug.startswith("kopi-labs-")


def test_an_organisation_may_go_back_to_its_old_address(kopi):
    move(kopi, "kopi-house")
    move(kopi, "kopi-labs")

    with acting_for(kopi.pk):
        own = TakenSlug.objects.get(left_at=None)
    assert own.slug == Organisation(slug="kopi-labs").slug


def test_the_same_address_again_changes_nothing(kopi):
    move(kopi, "kopi-labs")

    with acting_for(kopi.pk):
        assert not Fact.objects.filter(name="organisations.organisation_changed").exists()


def test_nobody_collects_addresses_by_going_through_them(kopi):
    for number in range(MOST_SLUGS_HELD):
        move(kopi, f"kopi-{number + 2}")

    with pytest.raises(TooManySlugs):
        move(kopi, "kopi-again")


@pytest.mark.parametrize(
    "slug", ["kopi-Iabs", "KOPI", "kö-pi", "кopi", "-kopi", "kopi-", "ko--pi", "ab", "a" * 51, "kopi labs"]
)
def test_an_address_is_plain_small_letters(as_person, mei, kopi, slug):
    answer = as_person(mei, kopi).put(URL, {"slug": slug}, format="json")

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "slug", ["settings", "api", "console", "adm1n", "s1gn-in", "signin", "b1lling", "0rganisations"]
)
def test_the_sites_own_words_and_what_looks_like_them_are_kept(slug):
    with pytest.raises(SlugNotAllowed):
        check_slug(slug)


def test_no_reserved_word_can_be_chosen():
    for word in RESERVED:
        with pytest.raises(SlugNotAllowed):
            check_slug(word)


@pytest.mark.parametrize("twin", ["k0pi-labs", "kop1-labs", "kopl-labs"])
def test_an_address_that_is_mistaken_for_anothers_is_refused(ravi, teh, kopi, twin):
    assert looks_like(twin) == looks_like("kopi-labs")
    with pytest.raises(SlugTaken):
        move(teh, twin)


def test_whether_an_address_is_taken_is_told_in_the_same_words_as_that_it_looks_taken(as_person, ravi, teh, kopi):
    told = {
        as_person(ravi, teh).put(URL, {"slug": slug}, format="json").json()["detail"]
        for slug in ("kopi-labs", "k0pi-labs")
    }

    assert len(told) == 1


def test_the_database_gives_a_name_to_one_organisation_only(kopi, teh):
    with pytest.raises(IntegrityError), acting_for(teh.pk):
        TakenSlug.objects.create(organisation=teh, slug="kopi-labs", looks_like="kopl-labs")


def test_the_database_refuses_a_release_before_the_leaving(kopi):
    at = now()
    with pytest.raises(IntegrityError), transaction.atomic(), acting_for(kopi.pk):
        TakenSlug.objects.update(left_at=at, released_at=at - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic(), acting_for(kopi.pk):
        TakenSlug.objects.update(left_at=at, released_at=None)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMIN, 200), (Role.BILLING, 403), (Role.MEMBER, 403), (Role.VIEWER, 403)]
)
def test_who_may_move_it(as_person, ravi, kopi, join, role, status):
    join(kopi, ravi, role)

    assert as_person(ravi, kopi).put(URL, {"slug": "kopi-house"}, format="json").status_code == status
